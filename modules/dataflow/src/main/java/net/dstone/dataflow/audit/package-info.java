/**
 * Who changed what and when: writing audit records and listing them.
 */
@NullMarked
package net.dstone.dataflow.audit;

import org.jspecify.annotations.NullMarked;
