/** Skipper on another server, reached over HTTP; also a genuine one of 2.11.5. */
@NullMarked
package net.dstone.skipper.client;

import org.jspecify.annotations.NullMarked;
