/**
 * Releases: packages that were deployed, in versions. What is done with one is a row that moves step by step
 * ({@code docs/release-states.md}); a server that is killed goes on where it was.
 */
@NullMarked
package net.dstone.skipper.release;

import org.jspecify.annotations.NullMarked;
