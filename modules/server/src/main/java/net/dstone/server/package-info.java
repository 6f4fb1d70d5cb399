/** A server as a process: its home folder, the address it listens on, and the names of its settings. */
@NullMarked
package net.dstone.server;

import org.jspecify.annotations.NullMarked;
