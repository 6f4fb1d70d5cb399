/** The parts of a pattern that need not be there are undefined. */
type Rule = [pattern: RegExp, to: (...parts: (string | undefined)[]) => string];

/** Where the pages of the old dashboard, which stood behind a #, are now. */
const RULES: Rule[] = [
  [/^\/apps\/add.*$/, () => "/apps/add"],
  [/^\/apps\/(\w+)\/([^/]+)$/, (type, name) => `/apps/${type ?? ""}/${name ?? ""}`],
  [/^\/apps.*$/, () => "/apps"],
  [/^\/tasks-jobs\/tasks\/create$/, () => "/tasks/create"],
  [/^\/tasks-jobs\/tasks\/([^/]+)\/launch$/, (name) => `/tasks/${name ?? ""}/launch`],
  [/^\/tasks-jobs\/tasks\/([^/]+)$/, (name) => `/tasks/${name ?? ""}`],
  [/^\/tasks-jobs\/tasks\/?$/, () => "/tasks"],
  [
    /^\/tasks-jobs\/task-executions\/(\d+)(?:\/schemaTarget\/(\w+))?$/,
    (id, target) => `/task-executions/${id ?? ""}${targetQuery(target)}`,
  ],
  [/^\/tasks-jobs\/task-executions.*$/, () => "/task-executions"],
  [
    /^\/tasks-jobs\/job-executions\/(\d+)\/(\d+)(?:\/schemaTarget\/(\w+))?$/,
    (id, step, target) => `/job-executions/${id ?? ""}/steps/${step ?? ""}${targetQuery(target)}`,
  ],
  [
    /^\/tasks-jobs\/job-executions\/(\d+)(?:\/schemaTarget\/(\w+))?$/,
    (id, target) => `/job-executions/${id ?? ""}${targetQuery(target)}`,
  ],
  [/^\/tasks-jobs\/job-executions.*$/, () => "/job-executions"],
  [/^\/streams\/list\/create$/, () => "/streams/create"],
  // Several at once were deployed on a page of their own, under a made-up name.
  [/^\/streams\/list\/[^/]+\/multi-deploy$/, () => "/streams"],
  [/^\/streams\/list\/([^/]+)\/deploy$/, (name) => `/streams/${name ?? ""}/deploy`],
  [/^\/streams\/list\/([^/]+)$/, (name) => `/streams/${name ?? ""}`],
  [/^\/streams\/list\/?$/, () => "/streams"],
  [/^\/streams\/runtime.*$/, () => "/runtime"],
  [/^\/manage\/records.*$/, () => "/audit"],
  [/^\/manage\/tools.*$/, () => "/tools"],
];

function targetQuery(target: string | undefined): string {
  // The old dashboard wrote "undefined" when it did not know.
  return target === undefined || target === "undefined" ? "" : `?schemaTarget=${target}`;
}

/** The new address of an old one's part behind the #; undefined when it is none of them. */
export function newAddress(hash: string): string | undefined {
  const [path = ""] = hash.replace(/^#/, "").split("?");
  for (const [pattern, to] of RULES) {
    const match = pattern.exec(path);
    if (match) {
      return to(...match.slice(1));
    }
  }
  return undefined;
}
