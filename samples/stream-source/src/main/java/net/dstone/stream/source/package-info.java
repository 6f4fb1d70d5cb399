/**
 * A stream's first application: it sends numbered notes at a steady rate and, besides, whatever is
 * posted to it. The numbers have no gaps, so that a sink can tell whether a note was lost.
 */
@NullMarked
package net.dstone.stream.source;

import org.jspecify.annotations.NullMarked;
