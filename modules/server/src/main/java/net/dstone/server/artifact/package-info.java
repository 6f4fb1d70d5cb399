/** Where programs come from, as configured: Maven repositories and downloads. */
@NullMarked
package net.dstone.server.artifact;

import org.jspecify.annotations.NullMarked;
