@NullMarked
package net.dstone.boot3;

import org.jspecify.annotations.NullMarked;
