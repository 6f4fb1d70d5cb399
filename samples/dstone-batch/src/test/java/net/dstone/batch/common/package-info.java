@NullMarked
package net.dstone.batch.common;

import org.jspecify.annotations.NullMarked;
