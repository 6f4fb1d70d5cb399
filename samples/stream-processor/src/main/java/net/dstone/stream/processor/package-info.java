/**
 * A stream's middle application: it writes the text of every note in capitals and adds to the note
 * which release and which instance did so.
 */
@NullMarked
package net.dstone.stream.processor;

import org.jspecify.annotations.NullMarked;
