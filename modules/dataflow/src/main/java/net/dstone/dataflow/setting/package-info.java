/**
 * What people set for themselves in the dashboard: any JSON under a key, kept for each user.
 */
@NullMarked
package net.dstone.dataflow.setting;

import org.jspecify.annotations.NullMarked;
