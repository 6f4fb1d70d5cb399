export const TASK_TABS = ["overview", "executions", "definition", "audit"] as const;
