package net.dstone.stream.processor;

/** One change of a text. A release has those that are beans, in their order. */
@FunctionalInterface
public interface Transformation {

    String apply(String text);
}
