/**
 * Skipper put together: as a server of its own, and inside the Data Flow server, which may as well use another
 * one.
 */
@NullMarked
package net.dstone.skipper.server;

import org.jspecify.annotations.NullMarked;
