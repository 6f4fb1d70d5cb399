/**
 * Durable timers: work that has to happen at a time, whichever server is up then. A feature gives its
 * recurring work as a bean and need not know more.
 */
@NullMarked
package net.dstone.dataflow.timer;

import org.jspecify.annotations.NullMarked;
