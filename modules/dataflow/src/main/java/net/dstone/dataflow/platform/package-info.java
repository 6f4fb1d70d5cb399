/**
 * The places tasks run on, as the operator configured them.
 */
@NullMarked
package net.dstone.dataflow.platform;

import org.jspecify.annotations.NullMarked;
