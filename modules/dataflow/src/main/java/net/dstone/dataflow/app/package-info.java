/**
 * The registry of applications: names and versions standing for the URIs of programs.
 */
@NullMarked
package net.dstone.dataflow.app;

import org.jspecify.annotations.NullMarked;
