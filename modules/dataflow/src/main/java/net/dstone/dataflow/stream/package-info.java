/**
 * Streams: their definitions, and what is deployed of them. Skipper deploys; here a definition becomes a
 * package with the properties of every app, and what Skipper says becomes the state of a stream.
 */
@NullMarked
package net.dstone.dataflow.stream;

import org.jspecify.annotations.NullMarked;
