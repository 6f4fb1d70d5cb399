/** What the tests of several features need. */
@NullMarked
package net.dstone.dataflow.testing;

import org.jspecify.annotations.NullMarked;
