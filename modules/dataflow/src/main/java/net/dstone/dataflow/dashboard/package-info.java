/**
 * Serves the dashboard, whose files another module builds, to browsers.
 */
@NullMarked
package net.dstone.dataflow.dashboard;

import org.jspecify.annotations.NullMarked;
