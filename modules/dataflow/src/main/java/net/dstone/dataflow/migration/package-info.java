/**
 * Brings a database to what this server needs: a new one, one of an earlier version of the server, or one
 * of SCDF 2.11.5, which is taken over in place. What would be done can be asked for beforehand.
 */
@NullMarked
package net.dstone.dataflow.migration;

import org.jspecify.annotations.NullMarked;
