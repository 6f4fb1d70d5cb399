/**
 * Runs programs as processes of this machine, so that they outlive the server. {@link
 * net.dstone.platform.local.LocalTaskLauncher} is the way in, {@link
 * net.dstone.platform.local.LocalAccount} its settings, {@link
 * net.dstone.platform.local.LocalCommand} what a request becomes. Linux and macOS.
 */
@NullMarked
package net.dstone.platform.local;

import org.jspecify.annotations.NullMarked;
