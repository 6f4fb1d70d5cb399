import { z } from "zod";
import { APP_TYPES, BOOT_VERSIONS } from "../apps/queries";

/** A definition in a file. The old dashboard wrote whole answers of its server, of which this is what counts. */
const task = z.object({
  name: z.string().min(1),
  dslText: z.string().min(1),
  description: z.string().nullish().transform((text) => text ?? ""),
  /** Made by a composed task, which makes it again when it is created. */
  composedTaskElement: z.boolean().nullish().transform((child) => child ?? false),
});

const app = z.object({
  name: z.string().min(1),
  type: z.enum(APP_TYPES),
  uri: z.string().min(1),
  metadataUri: z.string().nullish().transform((uri) => uri ?? ""),
  version: z.string().nullish().transform((version) => version ?? ""),
  bootVersion: z.enum(BOOT_VERSIONS).catch("3"),
  /** Files of before say nothing of it. */
  defaultVersion: z.boolean().nullish().transform((isDefault) => isDefault ?? false),
});

const file = z
  .object({
    tasks: z.array(task).default([]),
    apps: z.array(app).default([]),
    streams: z.array(z.unknown()).default([]),
  })
  .refine(({ tasks, apps, streams }) => tasks.length + apps.length + streams.length > 0);

export type FileTask = z.infer<typeof task>;
export type FileApp = z.infer<typeof app>;
export type ExportFile = z.infer<typeof file>;

export function readExport(text: string): ExportFile {
  return file.parse(JSON.parse(text));
}

/** In the old dashboard's form, so that its users can still read the tasks. */
export function writeExport(tasks: Omit<FileTask, "composedTaskElement">[], apps: FileApp[]): string {
  return `${JSON.stringify({ date: Date.now(), tasks, apps }, null, 2)}\n`;
}

export type Conflict = "skip" | "replace";

export interface PlannedTask {
  kind: "task";
  name: string;
  task: FileTask;
  what: "create" | "replace" | "skip" | "same" | "invalid";
  problem?: string;
}

export interface PlannedApp {
  kind: "app";
  name: string;
  app: FileApp;
  what: "create" | "replace" | "skip" | "same" | "invalid";
  /** Whether it becomes the version that is meant when none is named. */
  makeDefault: boolean;
  problem?: string;
}

export type Planned = PlannedTask | PlannedApp;

/** What is there already, to compare with. */
export interface Present {
  /** Definitions by name. */
  tasks: Map<string, string>;
  apps: PresentApp[];
}

export type PresentApp = Omit<FileApp, "bootVersion">;

function appKey(app: Pick<FileApp, "type" | "name" | "version">): string {
  return `${app.type}:${app.name}:${app.version}`;
}

function programKey(app: Pick<FileApp, "type" | "name">): string {
  return `${app.type}:${app.name}`;
}

/** What a file says nothing of is not compared. */
function isSameApp(there: PresentApp, wanted: FileApp): boolean {
  return (
    there.uri === wanted.uri &&
    (wanted.metadataUri === "" || there.metadataUri === wanted.metadataUri) &&
    (!wanted.defaultVersion || there.defaultVersion)
  );
}

function whatOf(
  there: string | undefined,
  wanted: string,
  conflict: Conflict,
): "create" | "replace" | "skip" | "same" {
  return there === undefined ? "create" : there === wanted ? "same" : conflict;
}

/** What an import would do: applications first, as definitions name them. */
export function planImport(
  { tasks, apps }: Pick<ExportFile, "tasks" | "apps">,
  present: Present,
  conflict: Conflict,
  withChildren: boolean,
): Planned[] {
  const there = new Map(present.apps.map((one) => [appKey(one), one]));
  const withDefault = new Set(
    present.apps.filter(({ defaultVersion }) => defaultVersion).map(programKey),
  );
  return [
    ...apps.map((one): PlannedApp => {
      const version = one.version === "" ? "" : ` ${one.version}`;
      const known = there.get(appKey(one));
      return {
        kind: "app",
        name: `${one.type} ${one.name}${version}`,
        app: one,
        what: known === undefined ? "create" : isSameApp(known, one) ? "same" : conflict,
        // Another version that is the default here is left so, as all that is left as it is.
        makeDefault:
          one.defaultVersion &&
          one.version !== "" &&
          (conflict === "replace" || !withDefault.has(programKey(one))),
      };
    }),
    ...tasks
      .filter(({ composedTaskElement }) => withChildren || !composedTaskElement)
      .map(
        (one): PlannedTask => ({
          kind: "task",
          name: one.name,
          task: one,
          what: whatOf(present.tasks.get(one.name), one.dslText, conflict),
        }),
      ),
  ];
}
