/** Stream definitions: applications joined by pipes, between optional named destinations. */
@NullMarked
package net.dstone.dsl.stream;

import org.jspecify.annotations.NullMarked;
