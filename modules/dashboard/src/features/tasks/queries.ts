import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { api, body, done, keys } from "../../api/client";
import type { ExecutionPage, PastExecution } from "../../api/types";
import type { components } from "../../api/schema";
import { useInterval } from "../../app/live";

export type TaskStatus = "UNKNOWN" | "RUNNING" | "COMPLETE" | "ERROR";

export interface LastExecution {
  id: number;
  schemaTarget: string;
  startTime: string | undefined;
  arguments: string[];
  deploymentProperties: Record<string, string>;
  platform: string | undefined;
}

export interface Task {
  name: string;
  dslText: string;
  description: string;
  composed: boolean;
  status: TaskStatus;
  last: LastExecution | undefined;
}

export function toLast(
  execution: Partial<components["schemas"]["TaskExecutionResource"]> | null | undefined,
): LastExecution | undefined {
  if (execution?.executionId === undefined) {
    return undefined;
  }
  return {
    id: execution.executionId,
    schemaTarget: execution.schemaTarget ?? "",
    startTime: execution.startTime ?? undefined,
    arguments: execution.arguments ?? [],
    deploymentProperties: Object.fromEntries(
      Object.entries(execution.deploymentProperties ?? {}).map(([key, value]) => [
        key,
        typeof value === "string" ? value : JSON.stringify(value ?? ""),
      ]),
    ),
    platform: execution.platformName ?? undefined,
  };
}

function toTask(resource: components["schemas"]["EntityModelTaskDefinitionResource"]): Task {
  return {
    name: resource.name ?? "",
    dslText: resource.dslText ?? "",
    description: resource.description ?? "",
    composed: resource.composed ?? false,
    status: resource.status ?? "UNKNOWN",
    last: toLast(resource.lastTaskExecution),
  };
}

export interface TaskList {
  rows: Task[];
  total: number;
}

export function useTasks(query: {
  page: number;
  size: number;
  sort: string;
  q: string;
}): UseQueryResult<TaskList> {
  const interval = useInterval(10_000);
  return useQuery({
    queryKey: [keys.tasks, "list", query],
    queryFn: async () => {
      const { page, size, sort, q } = query;
      const answer = await body(
        api.GET("/tasks/definitions", {
          params: { query: { page, size, sort, ...(q !== "" && { taskName: q }) } },
        }),
      );
      return {
        rows: (answer._embedded?.taskDefinitionResourceList ?? []).map(toTask),
        total: answer.page?.totalElements ?? 0,
      };
    },
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.rows.some((task) => task.status === "RUNNING") === true ? interval : false,
  });
}

/** A definition with its last execution's properties. */
export function useTask(name: string): UseQueryResult<Task> {
  return useQuery({
    queryKey: [keys.tasks, "detail", name],
    queryFn: async () =>
      toTask(
        await body(
          api.GET("/tasks/definitions/{name}", {
            params: { path: { name }, query: { manifest: true } },
          }),
        ),
      ),
  });
}

export function useDestroy(): UseMutationResult<void, Error, string[]> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (names) => {
      for (const name of names) {
        await done(api.DELETE("/tasks/definitions/{name}", { params: { path: { name } } }));
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: [keys.tasks] }),
  });
}

export interface NewTask {
  name: string;
  definition: string;
  description: string;
}

export function useCreateTask(): UseMutationResult<Task, Error, NewTask> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (query) =>
      toTask(await body(api.POST("/tasks/definitions", { params: { query } }))),
    onSuccess: () => client.invalidateQueries({ queryKey: [keys.tasks] }),
  });
}

export interface ParsedApp {
  name: string;
  /** What properties of a launch are addressed to. */
  label: string;
}

export interface Parsed {
  apps: ParsedApp[];
  errors: { position: number; message: string }[];
}

/** Only the server reads definitions. */
export function useParsed(name: string, dsl: string): UseQueryResult<Parsed> {
  return useQuery({
    queryKey: ["parsed", name, dsl],
    queryFn: async () => {
      const answer = await body(
        api.POST("/tools/parseTaskTextToGraph", { body: { name, dsl } }),
      );
      return {
        apps: (answer.graph?.nodes ?? [])
          .filter((node) => !["START", "END", "SYNC"].includes(node.name ?? ""))
          .map((node) => ({
            name: node.name ?? "",
            label: node.metadata?.label ?? node.name ?? "",
          })),
        errors: (answer.errors ?? []).map((error) => ({
          position: error.position,
          message: error.message,
        })),
      };
    },
    enabled: dsl.trim() !== "",
    staleTime: Infinity,
  });
}

const SUGGESTIONS = 8;

export function useSuggestions(start: string): UseQueryResult<string[]> {
  return useQuery({
    queryKey: [keys.apps, "completions", start],
    queryFn: async () => {
      const answer = await body(api.GET("/completions/task", { params: { query: { start } } }));
      const texts = (answer.proposals ?? []).map((proposal) => proposal.text);
      return [...new Set(texts)].slice(0, SUGGESTIONS);
    },
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export type Histories = Record<string, PastExecution[]>;

/** An address can only be so long. */
const ASKED_AT_ONCE = 50;

/** The last runs of several tasks, each the newest first. */
export function useHistories(names: string[], size: number): UseQueryResult<Histories> {
  const interval = useInterval(10_000);
  return useQuery({
    queryKey: [keys.executions, "history", names, size],
    queryFn: async () => {
      const parts = Array.from({ length: Math.ceil(names.length / ASKED_AT_ONCE) }, (_, part) =>
        names.slice(part * ASKED_AT_ONCE, (part + 1) * ASKED_AT_ONCE),
      );
      const answers = await Promise.all(
        parts.map((task) =>
          body(api.GET("/tasks/executions/history", { params: { query: { task, size } } })),
        ),
      );
      return Object.assign({}, ...answers.map(({ tasks }) => tasks)) as Histories;
    },
    placeholderData: keepPreviousData,
    enabled: names.length > 0,
    refetchInterval: ({ state }) =>
      Object.values(state.data ?? {})
        .flat()
        .some(({ endTime }) => typeof endTime !== "string")
        ? interval
        : false,
  });
}

const LATEST = 20;

/** The newest executions of a task. */
export function useExecutionsOf(task: string, cursor?: string): UseQueryResult<ExecutionPage> {
  const interval = useInterval(10_000);
  return useQuery({
    queryKey: [keys.executions, "of task", task, cursor],
    queryFn: () =>
      body(
        api.GET("/tasks/executions/search", {
          params: { query: { task, size: LATEST, ...(cursor !== undefined && { cursor }) } },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ endTime }) => typeof endTime !== "string") === true
        ? interval
        : false,
  });
}

export interface ExecutionCounts {
  all: number;
  completed: number;
  /** Whether there may be more than counted. */
  more: boolean;
}

/** How many executions of a task a clean-up would find. */
export function useExecutionCounts(name: string): UseQueryResult<ExecutionCounts> {
  return useQuery({
    queryKey: [keys.executions, "counts", name],
    queryFn: async () => {
      const [all, completed] = await Promise.all([
        body(api.GET("/tasks/info/executions", { params: { query: { name } } })),
        body(api.GET("/tasks/info/executions", { params: { query: { name, completed: true } } })),
      ]);
      return {
        all: all.totalExecutions ?? 0,
        completed: completed.totalExecutions ?? 0,
        more: all.totalIsLowerBound ?? false,
      };
    },
    staleTime: 0,
  });
}

/** Removes executions of a task with what jobs and logs keep of them. */
export function useCleanUp(): UseMutationResult<void, Error, { name: string; completed: boolean }> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, completed }) => {
      const query = { action: ["CLEANUP", "REMOVE_DATA"], name, ...(completed && { completed }) };
      return done(api.DELETE("/tasks/executions", { params: { query: query as never } }));
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: [keys.executions] }),
        client.invalidateQueries({ queryKey: [keys.tasks] }),
      ]),
  });
}
