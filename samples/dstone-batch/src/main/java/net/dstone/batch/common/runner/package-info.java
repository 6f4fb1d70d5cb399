/**
 * How the application is started: as a task that runs one job, or as a web server that registers its jobs as tasks.
 */
@NullMarked
package net.dstone.batch.common.runner;

import org.jspecify.annotations.NullMarked;
