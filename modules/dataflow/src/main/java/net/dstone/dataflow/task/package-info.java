/**
 * Task definitions, and the executions that came of them: listing, showing, deleting.
 */
@NullMarked
package net.dstone.dataflow.task;

import org.jspecify.annotations.NullMarked;
