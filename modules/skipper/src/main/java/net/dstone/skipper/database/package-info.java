/** Skipper's tables: how they are made, and how their columns are read on each database. */
@NullMarked
package net.dstone.skipper.database;

import org.jspecify.annotations.NullMarked;
