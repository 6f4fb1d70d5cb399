/**
 * Compares this server with the genuine upstream and with itself. Every figure is a ratio of two things
 * measured in one run on one machine, or a bound the product has set itself.
 */
@NullMarked
package net.dstone.bench;

import org.jspecify.annotations.NullMarked;
