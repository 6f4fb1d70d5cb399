/** A composed task as nodes and links, the form in which editors draw it. */
@NullMarked
package net.dstone.dsl.graph;

import org.jspecify.annotations.NullMarked;
