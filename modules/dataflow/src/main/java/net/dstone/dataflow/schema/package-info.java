/**
 * The sets of task and batch tables a launch can write to, one per Spring Boot generation.
 */
@NullMarked
package net.dstone.dataflow.schema;

import org.jspecify.annotations.NullMarked;
