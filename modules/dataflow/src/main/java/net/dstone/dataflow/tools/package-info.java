/**
 * The DSL over HTTP: text to graph and back, and completion.
 */
@NullMarked
package net.dstone.dataflow.tools;

import org.jspecify.annotations.NullMarked;
