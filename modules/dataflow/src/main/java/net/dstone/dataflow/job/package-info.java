/**
 * Spring Batch's own records, read over every schema set: job instances, executions and steps. Running
 * jobs are stopped and failed ones restarted here, and what a dead program left open is closed, so that
 * Spring Batch accepts its restart.
 */
@NullMarked
package net.dstone.dataflow.job;

import org.jspecify.annotations.NullMarked;
