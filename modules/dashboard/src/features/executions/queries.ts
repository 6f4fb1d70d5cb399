import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { z } from "zod";
import { api, ApiError, body, done, keys } from "../../api/client";
import type {
  BulkAnswer,
  BulkRequest,
  ExecutionOverview,
  ExecutionPage,
  ExecutionQuery,
  Job,
  Step,
} from "../../api/types";
import type { components } from "../../api/schema";
import { keepSetting, setting } from "../../api/settings";
import { useInterval, useLiveness } from "../../app/live";
import { usePreferences } from "../../app/preferences";
import { isActive } from "../../components/states";
import { filterSchema, type Filter } from "./routes";
import { instantOf } from "./filterText";

export type ExecutionKey = { id: number; schemaTarget: string | undefined };

function target(key: ExecutionKey): { schemaTarget?: string } {
  return key.schemaTarget === undefined ? {} : { schemaTarget: key.schemaTarget };
}

/** Steps tell nothing of their progress by themselves, so a running execution is looked at anyway. */
export function useOverview(key: ExecutionKey): UseQueryResult<ExecutionOverview> {
  const live = useLiveness() === "live";
  return useQuery({
    queryKey: [keys.executions, "overview", key],
    queryFn: () =>
      body(
        api.GET("/tasks/executions/{id}/overview", {
          params: { path: { id: key.id }, query: target(key) },
        }),
      ),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isActive(state.data.execution.state)
        ? live
          ? 5_000
          : 2_000
        : false,
  });
}

export type Run = components["schemas"]["Run"];

/** How the launch moved; null for an execution that no server launched. */
export function useRun(key: ExecutionKey): UseQueryResult<Run | null> {
  return useQuery({
    queryKey: [keys.executions, "run", key],
    queryFn: async () => {
      try {
        return await body(
          api.GET("/tasks/executions/{id}/run", {
            params: { path: { id: key.id }, query: target(key) },
          }),
        );
      } catch (failure) {
        if (failure instanceof ApiError && failure.status === 404) {
          return null;
        }
        throw failure;
      }
    },
  });
}

const stepAnswer = z.object({
  stepExecution: z.object({
    readSkipCount: z.number().catch(0),
    processSkipCount: z.number().catch(0),
    writeSkipCount: z.number().catch(0),
    lastUpdated: z.string().nullish(),
    exitStatus: z.object({ exitDescription: z.string().catch("") }).nullish(),
    executionContext: z
      .object({ values: z.array(z.record(z.string(), z.unknown())).catch([]) })
      .nullish(),
  }),
  stepType: z.string().nullish(),
});

export interface StepDetail {
  type: string;
  readSkips: number;
  processSkips: number;
  writeSkips: number;
  lastUpdated: string | undefined;
  exitText: string;
  context: [string, string][];
}

/** What the overview leaves out of a step: its whole exit text and its context. */
export function useStep(
  jobExecutionId: number,
  step: Step,
  schemaTarget: string | undefined,
): UseQueryResult<StepDetail> {
  const interval = useInterval(2_000);
  return useQuery({
    queryKey: [keys.executions, "step", jobExecutionId, step.stepExecutionId, schemaTarget],
    queryFn: async () => {
      const answer: unknown = await body(
        api.GET("/jobs/executions/{jobExecutionId}/steps/{id}", {
          params: {
            path: { jobExecutionId, id: step.stepExecutionId },
            query: schemaTarget === undefined ? {} : { schemaTarget },
          },
        }),
      );
      const { stepExecution, stepType } = stepAnswer.parse(answer);
      return {
        type: stepType ?? "",
        readSkips: stepExecution.readSkipCount,
        processSkips: stepExecution.processSkipCount,
        writeSkips: stepExecution.writeSkipCount,
        lastUpdated: stepExecution.lastUpdated ?? undefined,
        exitText: stepExecution.exitStatus?.exitDescription ?? "",
        context: (stepExecution.executionContext?.values ?? []).flatMap((entry) =>
          Object.entries(entry).map(([name, value]): [string, string] => [
            name,
            typeof value === "string" ? value : JSON.stringify(value),
          ]),
        ),
      };
    },
    refetchInterval: step.endTime == null ? interval : false,
  });
}

export function useStop(key: ExecutionKey): UseMutationResult<void, Error, void> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      done(
        api.POST("/tasks/executions/{ids}", {
          params: { path: { ids: [key.id] }, query: target(key) },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: [keys.executions] }),
  });
}

/** Where a restart goes on: at the first step that is not complete. Unknown before any step began. */
export function continuesAt(job: Job): string | undefined {
  return job.steps.find((step) => step.status !== "COMPLETED")?.name;
}

export interface Restarted {
  id: number;
  schemaTarget: string;
}

/** Restarts a job; the answer's location is the execution it goes on in. */
export function useRestart(
  key: ExecutionKey,
): UseMutationResult<Restarted | undefined, Error, Job> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (job) => {
      const query = { ...target(key), restart: true };
      const { response } = await api.PUT("/jobs/executions/{id}", {
        params: { path: { id: job.jobExecutionId }, query },
      });
      return executionAt(response.headers.get("Location"));
    },
    onSettled: () => client.invalidateQueries({ queryKey: [keys.executions] }),
  });
}

function executionAt(location: string | null): Restarted | undefined {
  const found = /\/tasks\/executions\/(\d+)\?schemaTarget=(\w+)$/.exec(location ?? "");
  const [, id, schemaTarget] = found ?? [];
  return id === undefined || schemaTarget === undefined
    ? undefined
    : { id: Number(id), schemaTarget };
}

export function useBulk(): UseMutationResult<BulkAnswer, Error, Omit<BulkRequest, "dryRun">> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish) =>
      body(api.POST("/tasks/executions/bulk", { body: { ...wish, dryRun: false } })),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: [keys.executions] }),
        client.invalidateQueries({ queryKey: [keys.tasks] }),
      ]),
  });
}

/** What an action would do; asked anew each time, and never kept. */
export function useBulkPreview(wish: Omit<BulkRequest, "dryRun">): UseQueryResult<BulkAnswer> {
  return useQuery({
    queryKey: ["bulk preview", wish],
    queryFn: () => body(api.POST("/tasks/executions/bulk", { body: { ...wish, dryRun: true } })),
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
}

const SIZE = 50;
/** Pages may come short where no index answers the filter. */
const MOST_SHORT_PAGES = 5;

/** The filter with its times as the server wants them. */
export function toQuery(
  { from, to, ...rest }: Filter,
  timeZone: string | undefined,
): ExecutionQuery {
  const query = {
    ...rest,
    from: from === undefined ? undefined : instantOf(from, timeZone),
    to: to === undefined ? undefined : instantOf(to, timeZone),
  };
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  );
}

async function page(
  filter: Filter,
  timeZone: string | undefined,
  cursor: string | undefined,
): Promise<ExecutionPage> {
  const query = toQuery(filter, timeZone);
  const first = await body(
    api.GET("/tasks/executions/search", {
      params: { query: { ...query, size: SIZE, ...(cursor !== undefined && { cursor }) } },
    }),
  );
  let answer = first;
  let { items } = answer;
  for (let i = 1; i < MOST_SHORT_PAGES && items.length < SIZE && answer.next != null; i++) {
    answer = await body(
      api.GET("/tasks/executions/search", {
        params: { query: { ...query, size: SIZE - items.length, cursor: answer.next } },
      }),
    );
    items = [...items, ...answer.items];
  }
  // Only an answer to no cursor tells how many there are.
  return { ...first, next: answer.next, items };
}

export function useExecutions(
  filter: Filter,
): UseInfiniteQueryResult<InfiniteData<ExecutionPage>> {
  const interval = useInterval(10_000);
  const { timeZone } = usePreferences();
  return useInfiniteQuery({
    queryKey: [keys.executions, "list", filter, timeZone],
    queryFn: ({ pageParam }) => page(filter, timeZone, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((row) => isActive(row.state))) === true
        ? interval
        : false,
  });
}

const VIEWS_KEY = "task-execution-views";
const viewsSchema = z.array(z.object({ name: z.string(), filter: filterSchema }));

export interface SavedView {
  name: string;
  filter: Filter;
}

async function readViews(): Promise<SavedView[]> {
  const kept = await setting(VIEWS_KEY);
  return viewsSchema.catch([]).parse(kept ?? []);
}

/** The views somebody kept for themselves. */
export function useViews(): UseQueryResult<SavedView[]> {
  return useQuery({ queryKey: ["settings", VIEWS_KEY], queryFn: readViews });
}

/**
 * Changes the views as they are by now: another page may have kept or removed one since they were read here, and all
 * are one setting.
 */
export function useChangeViews(): UseMutationResult<
  SavedView[],
  Error,
  (views: SavedView[]) => SavedView[]
> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change) => {
      const views = change(await readViews());
      await keepSetting(VIEWS_KEY, views);
      return views;
    },
    onSuccess: (views) => {
      client.setQueryData(["settings", VIEWS_KEY], views);
    },
  });
}
