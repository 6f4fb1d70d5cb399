@NullMarked
package net.dstone.artifacts;

import org.jspecify.annotations.NullMarked;
