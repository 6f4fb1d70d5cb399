/**
 * Packages and their releases, as Spring Cloud Skipper 2.11.5 has them: what it answers and refuses, in
 * the shapes its clients read. {@link net.dstone.skipper.Skipper} is all that others use of it; it runs
 * inside the Data Flow server or is reached over HTTP.
 */
@NullMarked
package net.dstone.skipper;

import org.jspecify.annotations.NullMarked;
