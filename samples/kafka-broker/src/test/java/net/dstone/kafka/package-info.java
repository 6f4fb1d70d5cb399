@NullMarked
package net.dstone.kafka;

import org.jspecify.annotations.NullMarked;
