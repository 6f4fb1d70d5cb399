import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import i18next from "i18next";
import { api, body, done, keys } from "../../api/client";
import type { BulkAnswer, BulkRequest } from "../../api/types";
import { BOOT_VERSIONS } from "../apps/queries";
import { planImport, type Conflict, type ExportFile, type FileApp, type Planned } from "./files";

const PAGE = 1000;

interface PageOf<Row> {
  rows: Row[];
  total: number;
}

async function all<Row>(read: (page: number) => Promise<PageOf<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 0; ; page++) {
    const answer = await read(page);
    rows.push(...answer.rows);
    if (answer.rows.length === 0 || rows.length >= answer.total) {
      return rows;
    }
  }
}

export interface StoredTask {
  name: string;
  dslText: string;
  description: string;
}

function allTasks(): Promise<StoredTask[]> {
  return all(async (page) => {
    const answer = await body(
      api.GET("/tasks/definitions", { params: { query: { page, size: PAGE, sort: "taskName,ASC" } } }),
    );
    return {
      rows: (answer._embedded?.taskDefinitionResourceList ?? []).map((task) => ({
        name: task.name ?? "",
        dslText: task.dslText ?? "",
        description: task.description ?? "",
      })),
      total: answer.page?.totalElements ?? 0,
    };
  });
}

/** Not the list, which has no URI of the metadata. */
async function allApps(): Promise<FileApp[]> {
  const { apps } = await body(api.GET("/apps/export"));
  return apps.map(({ metadataUri, bootVersion, ...app }) => ({
    ...app,
    metadataUri: metadataUri ?? "",
    bootVersion: BOOT_VERSIONS.find((version) => version === bootVersion) ?? "3",
  }));
}

export interface Stored {
  tasks: StoredTask[];
  apps: FileApp[];
}

/** All definitions and applications: read once the tools need them. */
export function useStored(enabled: boolean): UseQueryResult<Stored> {
  return useQuery({
    queryKey: [keys.tasks, "stored"],
    queryFn: async () => {
      const [tasks, apps] = await Promise.all([allTasks(), allApps()]);
      return { tasks, apps };
    },
    enabled,
  });
}

/** What an import would do, with what the server says of definitions that would be new. */
export function useImportPlan(
  file: ExportFile | undefined,
  conflict: Conflict,
  withChildren: boolean,
): UseQueryResult<Planned[]> {
  return useQuery({
    queryKey: [keys.tasks, "import plan", file, conflict, withChildren],
    queryFn: async () => {
      if (file === undefined) {
        return [];
      }
      const [tasks, apps] = await Promise.all([allTasks(), allApps()]);
      const present = {
        tasks: new Map(tasks.map(({ name, dslText }) => [name, dslText])),
        apps,
      };
      const checked: Planned[] = [];
      for (const planned of planImport(file, present, conflict, withChildren)) {
        checked.push(await check(planned));
      }
      return checked;
    },
    enabled: file !== undefined,
    gcTime: 0,
  });
}

async function check(planned: Planned): Promise<Planned> {
  if (planned.kind === "app" || (planned.what !== "create" && planned.what !== "replace")) {
    return planned;
  }
  const { name, dslText: dsl } = planned.task;
  const parsed = await body(api.POST("/tools/parseTaskTextToGraph", { body: { name, dsl } }));
  const problem = parsed.errors?.map(({ message }) => message).join("\n") ?? "";
  return problem === "" ? planned : { ...planned, what: "invalid", problem };
}

export interface Imported {
  name: string;
  kind: Planned["kind"];
  ok: boolean;
  problem?: string;
}

/** One after the other, each on its own: what fails does not keep the others from being imported. */
export function useRunImport(
  onDone: (done: number) => void,
): UseMutationResult<Imported[], Error, Planned[]> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (plan) => {
      const results: Imported[] = [];
      for (const planned of plan.filter(({ what }) => what === "create" || what === "replace")) {
        const { name, kind } = planned;
        try {
          await importOne(planned);
          results.push({ name, kind, ok: true });
        } catch (failure) {
          const problem = failure instanceof Error ? failure.message : String(failure);
          results.push({ name, kind, ok: false, problem });
        }
        onDone(results.length);
      }
      return results;
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: [keys.apps] }),
        client.invalidateQueries({ queryKey: [keys.tasks] }),
      ]),
  });
}

async function importOne(planned: Planned): Promise<void> {
  if (planned.kind === "app") {
    const { type, name, version, uri, metadataUri, bootVersion } = planned.app;
    const query = {
      uri,
      bootVersion,
      force: planned.what === "replace",
      ...(metadataUri !== "" && { "metadata-uri": metadataUri }),
    };
    if (version === "") {
      await done(api.POST("/apps/{type}/{name}", { params: { path: { type, name }, query } }));
      return;
    }
    const path = { type, name, version };
    await done(api.POST("/apps/{type}/{name}/{version}", { params: { path, query } }));
    if (planned.makeDefault) {
      await done(api.PUT("/apps/{type}/{name}/{version}", { params: { path } }));
    }
    return;
  }
  const { name, dslText: definition, description } = planned.task;
  if (planned.what === "replace") {
    await replaceTask(name, { name, definition, description });
  } else {
    await createTask({ name, definition, description });
  }
}

interface Definition {
  name: string;
  definition: string;
  description: string;
}

function createTask(query: Definition): Promise<void> {
  return done(api.POST("/tasks/definitions", { params: { query } }));
}

/** A definition cannot be changed, only destroyed and made anew; the old one comes back when that fails. */
async function replaceTask(name: string, wanted: Definition): Promise<void> {
  const path = { name };
  const old = await body(api.GET("/tasks/definitions/{name}", { params: { path } }));
  await done(api.DELETE("/tasks/definitions/{name}", { params: { path } }));
  try {
    await createTask(wanted);
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure);
    const definition = old.dslText ?? "";
    try {
      await createTask({ name, definition, description: old.description ?? "" });
    } catch {
      throw new Error(i18next.t("tools.oldLost", { why, definition }), { cause: failure });
    }
    throw new Error(i18next.t("tools.oldKept", { why }), { cause: failure });
  }
}

type Filter = NonNullable<BulkRequest["filter"]>;

function cleanUp(filter: Filter, dryRun: boolean): Promise<BulkAnswer> {
  return body(
    api.POST("/tasks/executions/bulk", { body: { action: "CLEAN_UP", filter, dryRun } }),
  );
}

/** What a clean-up would remove. */
export function useCleanUpPreview(): UseMutationResult<BulkAnswer, Error, Filter> {
  return useMutation({ mutationFn: (filter) => cleanUp(filter, true) });
}

export function useCleanUpByFilter(): UseMutationResult<BulkAnswer, Error, Filter> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (filter) => cleanUp(filter, false),
    onSettled: () => client.invalidateQueries({ queryKey: [keys.executions] }),
  });
}
