/**
 * The stream and task definition language: text, model, graph and completion.
 *
 * <p>Nothing here does anything but compute: no I/O, no clock, no framework. Whatever is wrong with a text is
 * a {@link net.dstone.dsl.DslException}. Positions are offsets of UTF-16 units in the text, from 0.
 */
@NullMarked
package net.dstone.dsl;

import org.jspecify.annotations.NullMarked;
