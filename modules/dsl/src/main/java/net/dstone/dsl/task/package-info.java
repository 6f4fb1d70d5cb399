/** Task definitions: one application, or several composed into sequences, splits and transitions. */
@NullMarked
package net.dstone.dsl.task;

import org.jspecify.annotations.NullMarked;
