/**
 * What this server is and where its endpoints are.
 */
@NullMarked
package net.dstone.dataflow.about;

import org.jspecify.annotations.NullMarked;
