/**
 * Who the caller is.
 */
@NullMarked
package net.dstone.dataflow.security;

import org.jspecify.annotations.NullMarked;
