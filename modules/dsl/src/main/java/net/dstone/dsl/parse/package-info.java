/** Lexing and the parts of parsing that streams and tasks share; for the parsers of this module only. */
@NullMarked
package net.dstone.dsl.parse;

import org.jspecify.annotations.NullMarked;
