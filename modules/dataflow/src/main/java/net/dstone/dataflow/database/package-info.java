/** What lists and features share of the tables: how many rows they have, and how wide a message may be. */
@NullMarked
package net.dstone.dataflow.database;

import org.jspecify.annotations.NullMarked;
