@NullMarked
package net.dstone.batch;

import org.jspecify.annotations.NullMarked;
