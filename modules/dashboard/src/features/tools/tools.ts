export const TOOLS = ["export", "import", "cleanUp"] as const;
