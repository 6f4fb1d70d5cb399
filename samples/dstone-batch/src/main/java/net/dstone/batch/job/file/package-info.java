/**
 * Jobs on files: table to file, file to table, file to file.
 */
@NullMarked
package net.dstone.batch.job.file;

import org.jspecify.annotations.NullMarked;
