/**
 * A job that takes as long as it is told and can be stopped at any time.
 */
@NullMarked
package net.dstone.batch.job.longrun;

import org.jspecify.annotations.NullMarked;
