/** A server's database: the embedded default, its outages, sources of ids and times. */
@NullMarked
package net.dstone.server.database;

import org.jspecify.annotations.NullMarked;
