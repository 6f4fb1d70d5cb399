/** The Data Flow server. Each package below is one feature with its controller, rules and SQL. */
@NullMarked
package net.dstone.dataflow;

import org.jspecify.annotations.NullMarked;
