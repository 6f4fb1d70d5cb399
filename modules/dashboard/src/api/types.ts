import type { components, paths } from "./schema";

type Schemas = components["schemas"];
type Query<Path extends keyof paths> = paths[Path] extends {
  get: { parameters: { query?: infer Asked } };
}
  ? Exclude<Asked, undefined>
  : never;

export type ExecutionRow = Schemas["ExecutionRow"];
export type ExecutionPage = Schemas["ExecutionPage"];
export type ExecutionOverview = Schemas["ExecutionOverview"];
export type ExecutionQuery = Query<"/tasks/executions/search">;
export type PastExecution = Schemas["PastExecution"];
export type RunState = ExecutionRow["state"];
export type Job = Schemas["Job"];
export type Step = Schemas["Step"];
export type JobParameter = Schemas["JobParameter"];
export type JobRow = Schemas["JobRow"];
export type JobPage = Schemas["JobPage"];
export type JobQuery = Query<"/jobs/executions/search">;
export type BatchStatus = JobRow["status"];
export type AppCheck = Schemas["AppCheck"];
export type LaunchPreview = Schemas["LaunchPreview"];
export type BulkRequest = Schemas["BulkRequest"];
export type BulkAnswer = Schemas["BulkOutcome"];
export type SearchResult = Schemas["SearchResult"];

/** Each of them once, in this order; a state that the server has besides does not pass the types. */
function all<State extends string>(states: Record<State, true>): readonly [State, ...State[]] {
  return Object.keys(states) as [State, ...State[]];
}

export const RUN_STATES = all<RunState>({
  QUEUED: true,
  LAUNCHING: true,
  RUNNING: true,
  SUCCEEDED: true,
  FAILED: true,
  STOPPED: true,
  CANCELLED: true,
  LOST: true,
  UNKNOWN: true,
});

export const BATCH_STATUSES = all<BatchStatus>({
  STARTING: true,
  STARTED: true,
  STOPPING: true,
  COMPLETED: true,
  FAILED: true,
  STOPPED: true,
  ABANDONED: true,
  UNKNOWN: true,
});
