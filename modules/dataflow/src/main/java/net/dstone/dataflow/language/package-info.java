/**
 * What the server says to people who look at the dashboard, in their language. SCDF's endpoints, the log and
 * everything that is stored speak English only. The sentences are in {@code messages.properties} and {@code
 * messages_ko.properties}.
 */
@NullMarked
package net.dstone.dataflow.language;

import org.jspecify.annotations.NullMarked;
