/** The pages of the menu, with the key that leads there after g. */
export const PAGES = [
  { to: "/", key: "h", text: "common.home" },
  { to: "/apps", key: "a", text: "common.applications" },
  { to: "/tasks", key: "t", text: "common.tasks" },
  { to: "/task-executions", key: "e", text: "common.taskExecutions" },
  { to: "/job-executions", key: "j", text: "common.jobExecutions" },
  { to: "/audit", key: "u", text: "common.audit" },
  { to: "/tools", key: "o", text: "common.tools" },
  { to: "/settings", key: "c", text: "shell.settings" },
] as const;
