/**
 * A job that fails half-way once and succeeds when it is restarted.
 */
@NullMarked
package net.dstone.batch.job.restart;

import org.jspecify.annotations.NullMarked;
