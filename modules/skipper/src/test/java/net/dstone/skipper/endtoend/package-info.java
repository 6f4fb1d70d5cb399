/** The server of its own as a process, with apps that are processes. */
@org.jspecify.annotations.NullMarked
package net.dstone.skipper.endtoend;
