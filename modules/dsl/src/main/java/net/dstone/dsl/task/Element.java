package net.dstone.dsl.task;

/** One step of a sequence. */
public sealed interface Element permits TaskApp, Split {}
