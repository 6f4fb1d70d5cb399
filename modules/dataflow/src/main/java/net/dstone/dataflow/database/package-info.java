/**
 * The server's database: the embedded default, id sources and times.
 */
@NullMarked
package net.dstone.dataflow.database;

import org.jspecify.annotations.NullMarked;
