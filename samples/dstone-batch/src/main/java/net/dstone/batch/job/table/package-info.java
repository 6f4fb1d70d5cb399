/**
 * Jobs on one table: fill it, update it in chunks, update it in parallel partitions.
 */
@NullMarked
package net.dstone.batch.job.table;

import org.jspecify.annotations.NullMarked;
