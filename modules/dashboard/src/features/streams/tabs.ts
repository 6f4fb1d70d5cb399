export const STREAM_TABS = ["overview", "log", "deployment", "history"] as const;
