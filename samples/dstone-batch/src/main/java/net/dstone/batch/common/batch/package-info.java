/**
 * Spring Batch as this application uses it: where executions are kept, how steps are built and how running jobs are stopped.
 */
@NullMarked
package net.dstone.batch.common.batch;

import org.jspecify.annotations.NullMarked;
