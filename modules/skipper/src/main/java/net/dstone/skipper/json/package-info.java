/** The JSON both sides of Skipper's HTTP read and write. */
@NullMarked
package net.dstone.skipper.json;

import org.jspecify.annotations.NullMarked;
