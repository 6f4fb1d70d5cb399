/** What the tests of all features share. */
@NullMarked
package net.dstone.skipper.testing;

import org.jspecify.annotations.NullMarked;
