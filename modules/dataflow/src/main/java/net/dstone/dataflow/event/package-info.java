/**
 * What changes on this server, told to whoever listens over HTTP: executions that move, definitions and
 * registrations that come and go. Everything is kept in memory and only for a while; who missed something
 * is told to look again.
 */
@NullMarked
package net.dstone.dataflow.event;

import org.jspecify.annotations.NullMarked;
