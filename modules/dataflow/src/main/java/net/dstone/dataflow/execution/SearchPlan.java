package net.dstone.dataflow.execution;

/** By which indexes a search finds its executions. */
enum SearchPlan {
    /** All by id, or those of one task or parent. */
    BY_ID,
    /** By their start, for those of a time. */
    BY_START,
    /** By the states of runs, with what was started elsewhere beside them. */
    BY_STATE
}
