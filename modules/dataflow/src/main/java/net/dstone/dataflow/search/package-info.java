/**
 * Finds apps, tasks, executions and jobs by a few letters or an id, for a box in which people type where
 * they want to go.
 */
@NullMarked
package net.dstone.dataflow.search;

import org.jspecify.annotations.NullMarked;
