/**
 * From an app's URI to a file, and what is inside that file. {@link net.dstone.artifacts.AppUri} reads
 * the URI, {@link net.dstone.artifacts.Artifacts} fetches what it names, {@link
 * net.dstone.artifacts.JarInspector} looks inside without running it.
 */
@NullMarked
package net.dstone.artifacts;

import org.jspecify.annotations.NullMarked;
