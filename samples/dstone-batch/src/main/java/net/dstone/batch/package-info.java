/**
 * A batch application that runs as a task of the batch server, on its own, or as a small web server.
 */
@NullMarked
package net.dstone.batch;

import org.jspecify.annotations.NullMarked;
