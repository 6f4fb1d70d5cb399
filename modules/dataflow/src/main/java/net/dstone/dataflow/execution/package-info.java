/**
 * Executions as people look for them: a search over all targets, one execution with everything that is
 * known of it, and actions on many. Stands on top of {@code task}, {@code launch}, {@code log} and {@code
 * job}.
 */
@NullMarked
package net.dstone.dataflow.execution;

import org.jspecify.annotations.NullMarked;
