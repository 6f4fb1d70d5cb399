/**
 * What all controllers share: the shape of errors, pages, dates and masked values.
 */
@NullMarked
package net.dstone.dataflow.web;

import org.jspecify.annotations.NullMarked;
