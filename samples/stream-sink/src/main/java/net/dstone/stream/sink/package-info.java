/**
 * A stream's last application: it logs every note, keeps it in a file and tells whether notes were
 * lost, came twice or in the wrong order.
 */
@NullMarked
package net.dstone.stream.sink;

import org.jspecify.annotations.NullMarked;
