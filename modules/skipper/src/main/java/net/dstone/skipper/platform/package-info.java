/** The places releases run on, as the operator configured them, and how an application's program is found. */
@NullMarked
package net.dstone.skipper.platform;

import org.jspecify.annotations.NullMarked;
