@NullMarked
package net.dstone.batch.job.table;

import org.jspecify.annotations.NullMarked;
