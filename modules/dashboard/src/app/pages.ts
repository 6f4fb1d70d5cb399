/** The pages of the menu, with the key that leads there after g. */
const ALL_PAGES = [
  { to: "/", key: "h", text: "common.home" },
  { to: "/apps", key: "a", text: "common.applications" },
  { to: "/streams", key: "s", text: "common.streams" },
  { to: "/runtime", key: "r", text: "common.runtime" },
  { to: "/tasks", key: "t", text: "common.tasks" },
  { to: "/task-executions", key: "e", text: "common.taskExecutions" },
  { to: "/job-executions", key: "j", text: "common.jobExecutions" },
  { to: "/audit", key: "u", text: "common.audit" },
  { to: "/tools", key: "o", text: "common.tools" },
  { to: "/settings", key: "c", text: "shell.settings" },
] as const;

export type MenuPage = (typeof ALL_PAGES)[number];

const OF_STREAMS: readonly string[] = ["/streams", "/runtime"];

/** Those of a server that may have no streams. */
export function menuPages(streamsEnabled: boolean): readonly MenuPage[] {
  return streamsEnabled ? ALL_PAGES : ALL_PAGES.filter(({ to }) => !OF_STREAMS.includes(to));
}
