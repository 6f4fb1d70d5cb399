package net.dstone.dsl.completion;

import org.jspecify.annotations.Nullable;

/**
 * One way to go on with a definition.
 *
 * @param text the whole definition as it would be then, not only what is added
 * @param explanation what is added, for a person, or null
 */
public record Proposal(String text, @Nullable String explanation) {}
