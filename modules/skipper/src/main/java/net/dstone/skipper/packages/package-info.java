/**
 * Packages: zip files of templates and values from which releases are made, kept in repositories of which
 * only local ones can be written to. A package is read and checked once, when it is stored.
 */
@NullMarked
package net.dstone.skipper.packages;

import org.jspecify.annotations.NullMarked;
