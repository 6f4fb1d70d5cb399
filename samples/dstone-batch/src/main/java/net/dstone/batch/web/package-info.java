/**
 * The HTTP interface of the web mode, under {@code /batch}.
 */
@NullMarked
package net.dstone.batch.web;

import org.jspecify.annotations.NullMarked;
