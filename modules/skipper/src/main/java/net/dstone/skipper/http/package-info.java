/** Skipper's HTTP API, answered by the Skipper in this process. */
@NullMarked
package net.dstone.skipper.http;

import org.jspecify.annotations.NullMarked;
