@NullMarked
package net.dstone.batch.common.runner;

import org.jspecify.annotations.NullMarked;
