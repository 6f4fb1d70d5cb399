package net.dstone.dataflow.job;

/** How a job or step ended, in Spring Batch's words. */
record ExitStatusResource(String exitCode, String exitDescription) {}
