/**
 * What a platform must be able to do with a program: launch it, say how it is, stop it, show what it
 * printed. The server talks to every platform through these types only. The contract every
 * implementation passes is {@code TaskLauncherContract} in this module's test-jar, beside a fake.
 */
@NullMarked
package net.dstone.platform;

import org.jspecify.annotations.NullMarked;
