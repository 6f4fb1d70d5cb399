/**
 * What every job of the application shares.
 */
@NullMarked
package net.dstone.batch.common;

import org.jspecify.annotations.NullMarked;
