import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { api, body, done, keys } from "../../api/client";
import type { JobPage, JobParameter, JobQuery } from "../../api/types";
import type { components } from "../../api/schema";
import { useInterval } from "../../app/live";
import { isActive } from "../../components/states";

type Schemas = components["schemas"];

/** A page of the list of job executions, the newest first. */
export function useJobExecutions(query: JobQuery): UseQueryResult<JobPage> {
  const interval = useInterval(10_000);
  return useQuery({
    queryKey: [keys.executions, "jobs", query],
    queryFn: () => body(api.GET("/jobs/executions/search", { params: { query } })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ status }) => isActive(status)) === true ? interval : false,
  });
}

export interface StepRow {
  id: number;
  name: string;
  status: string;
  exitCode: string;
  exitMessage: string;
  startTime: string | undefined;
  endTime: string | undefined;
  readCount: number;
  writeCount: number;
  filterCount: number;
  commitCount: number;
  rollbackCount: number;
  readSkipCount: number;
  processSkipCount: number;
  writeSkipCount: number;
  context: [key: string, value: string][];
}

/** A step execution on the wire; the server's description takes it for the job execution around it. */
interface WireStep {
  id: number;
  stepName: string;
  status: string;
  startTime?: string | null;
  endTime?: string | null;
  exitStatus?: { exitCode?: string; exitDescription?: string };
  executionContext?: { values?: Record<string, unknown>[] };
  readCount: number;
  writeCount: number;
  filterCount: number;
  commitCount: number;
  rollbackCount: number;
  readSkipCount: number;
  processSkipCount: number;
  writeSkipCount: number;
}

/** Offsets come as +0000, which not every browser reads. */
function moment(text: string | null | undefined): string | undefined {
  return text?.replace(/([+-]\d\d)(\d\d)$/, "$1:$2");
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function toStep(wire: unknown): StepRow {
  const { stepName, startTime, endTime, exitStatus, executionContext, ...counts } = wire as WireStep;
  return {
    ...counts,
    name: stepName,
    startTime: moment(startTime),
    endTime: moment(endTime),
    exitCode: exitStatus?.exitCode ?? "",
    exitMessage: exitStatus?.exitDescription ?? "",
    context: (executionContext?.values ?? []).flatMap((entry) =>
      Object.entries(entry).map(([key, value]): [string, string] => [key, shown(value)]),
    ),
  };
}

export interface JobExecution {
  id: number;
  schemaTarget: string;
  jobName: string;
  instanceId: number;
  taskExecutionId: number | undefined;
  status: string;
  exitCode: string;
  exitMessage: string;
  startTime: string | undefined;
  endTime: string | undefined;
  restartable: boolean;
  stoppable: boolean;
  parameters: JobParameter[];
  steps: StepRow[];
}

function toJobExecution(wire: Partial<Schemas["JobExecutionResource"]>): JobExecution {
  const batch = wire.jobExecution;
  return {
    id: wire.executionId ?? 0,
    schemaTarget: wire.schemaTarget ?? "",
    jobName: wire.name ?? "",
    instanceId: wire.jobId ?? 0,
    taskExecutionId: wire.taskExecutionId ?? undefined,
    status: batch?.status ?? "UNKNOWN",
    exitCode: batch?.exitStatus.exitCode ?? "",
    exitMessage: batch?.exitStatus.exitDescription ?? "",
    startTime: moment(batch?.startTime),
    endTime: moment(batch?.endTime),
    restartable: wire.restartable ?? false,
    stoppable: wire.stoppable ?? false,
    parameters: Object.entries(batch?.jobParameters.parameters ?? {}).map(([name, parameter]) => ({
      name,
      type: parameter.type,
      value: shown(parameter.value ?? ""),
      identifying: parameter.identifying,
    })),
    steps: (batch?.stepExecutions ?? []).map(toStep),
  };
}

export function useJobExecution(id: number, schemaTarget: string): UseQueryResult<JobExecution> {
  const interval = useInterval(2_000);
  return useQuery({
    queryKey: [keys.executions, "job", schemaTarget, id],
    queryFn: async () =>
      toJobExecution(
        await body(
          api.GET("/jobs/executions/{id}", { params: { path: { id }, query: { schemaTarget } } }),
        ),
      ),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isActive(state.data.status) ? Math.min(interval, 5_000) : false,
  });
}

/** All executions of an instance, the newest first. */
export function useAttempts(
  instanceId: number | undefined,
  schemaTarget: string,
): UseQueryResult<JobExecution[]> {
  return useQuery({
    queryKey: [keys.executions, "attempts", schemaTarget, instanceId],
    queryFn: async () => {
      const answer = await body(
        api.GET("/jobs/instances/{id}", {
          params: { path: { id: instanceId ?? 0 }, query: { schemaTarget } },
        }),
      );
      return newestFirst(answer.jobExecutions);
    },
    enabled: instanceId !== undefined,
  });
}

function newestFirst(executions: Schemas["JobExecutionResource"][] | undefined): JobExecution[] {
  return (executions ?? []).map(toJobExecution).sort((one, other) => other.id - one.id);
}

export interface JobInstance {
  id: number;
  schemaTarget: string;
  parameters: JobParameter[];
  attempts: JobExecution[];
}

export interface JobInstances {
  rows: JobInstance[];
  total: number;
}

export function useJobInstances(
  name: string,
  { page, size }: { page: number; size: number },
): UseQueryResult<JobInstances> {
  return useQuery({
    queryKey: [keys.executions, "instances", name, page, size],
    queryFn: async () => {
      const answer = await body(
        api.GET("/jobs/instances", { params: { query: { name, page, size } } }),
      );
      const rows = (answer._embedded?.jobInstanceResourceList ?? []).map((instance) => {
        const attempts = newestFirst(instance.jobExecutions);
        return {
          id: instance.jobInstanceId ?? 0,
          schemaTarget: attempts[0]?.schemaTarget ?? "",
          parameters: attempts[0]?.parameters.filter(({ identifying }) => identifying) ?? [],
          attempts,
        };
      });
      return { rows, total: answer.page?.totalElements ?? 0 };
    },
    placeholderData: keepPreviousData,
  });
}

export const MEASURES = [
  "duration",
  "readCount",
  "writeCount",
  "filterCount",
  "commitCount",
  "rollbackCount",
  "readSkipCount",
  "processSkipCount",
  "writeSkipCount",
] as const;

export type Measure = (typeof MEASURES)[number];

export interface StepProgress {
  step: StepRow;
  /** From 0 to 1. */
  complete: number;
  finished: boolean;
  milliseconds: number;
  runs: number;
  history: { measure: Measure; now: number; min: number; max: number; mean: number; deviation: number }[];
}

export function useStepProgress(
  jobExecutionId: number,
  id: number,
  schemaTarget: string,
): UseQueryResult<StepProgress> {
  return useQuery({
    queryKey: [keys.executions, "step", schemaTarget, jobExecutionId, id],
    queryFn: async () => {
      const answer = await body(
        api.GET("/jobs/executions/{jobExecutionId}/steps/{id}/progress", {
          params: { path: { jobExecutionId, id }, query: { schemaTarget } },
        }),
      );
      const step = toStep(answer.stepExecution);
      const past = answer.stepExecutionHistory;
      const milliseconds = answer.duration ?? 0;
      return {
        step,
        // More than all when earlier runs had less to do.
        complete: Math.min(1, answer.percentageComplete ?? 0),
        finished: answer.finished ?? false,
        milliseconds,
        runs: past?.count ?? 0,
        history: MEASURES.map((measure) => ({
          measure,
          now: measure === "duration" ? milliseconds : step[measure],
          min: past?.[measure].min ?? 0,
          max: past?.[measure].max ?? 0,
          mean: past?.[measure].mean ?? 0,
          deviation: past?.[measure].standardDeviation ?? 0,
        })),
      };
    },
    // A step's counts change without an event.
    refetchInterval: ({ state }) => (state.data?.finished === false ? 2_000 : false),
  });
}

export interface JobAction {
  id: number;
  schemaTarget: string;
  action: "stop" | "restart";
}

/** Both are only asked for: a stop is seen by the job when it next commits, a restart waits for its turn. */
export function useJobAction(): UseMutationResult<void, Error, JobAction> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, schemaTarget, action }) => {
      // The description does not have the parameter that tells the two apart.
      const query = { schemaTarget, [action]: true };
      return done(api.PUT("/jobs/executions/{id}", { params: { path: { id }, query } }));
    },
    onSettled: () => client.invalidateQueries({ queryKey: [keys.executions] }),
  });
}
