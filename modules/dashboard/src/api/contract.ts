/**
 * What the server answers beside SCDF's API, written by hand until src/api/openapi.json has it; then the
 * generated types take its place.
 */

export const RUN_STATES = [
  "QUEUED",
  "LAUNCHING",
  "RUNNING",
  "SUCCEEDED",
  "FAILED",
  "STOPPED",
  "CANCELLED",
  "LOST",
  "UNKNOWN",
] as const;

export type RunState = (typeof RUN_STATES)[number];

export interface ExecutionRow {
  id: number;
  schemaTarget: string;
  taskName: string;
  state: RunState;
  exitCode?: number | null;
  queuedAt?: string | null;
  startTime?: string | null;
  endTime?: string | null;
  platform?: string | null;
  parentId?: number | null;
  reason?: string | null;
  externalExecutionId?: string | null;
  arguments: string[];
}

export interface ExecutionPage {
  items: ExecutionRow[];
  next?: string | null;
  total: number;
  totalIsLowerBound: boolean;
  counts: Partial<Record<RunState, number>>;
}

export interface ExecutionQuery {
  state?: RunState[];
  task?: string;
  from?: string;
  to?: string;
  exitCode?: number;
  platform?: string;
  parent?: number;
  text?: string;
  size?: number;
  cursor?: string;
}

export interface Step {
  stepExecutionId: number;
  name: string;
  status: string;
  exitCode: string;
  exitMessage?: string | null;
  startTime?: string | null;
  endTime?: string | null;
  readCount: number;
  writeCount: number;
  filterCount: number;
  commitCount: number;
  rollbackCount: number;
  skipCount: number;
}

export interface JobParameter {
  name: string;
  type: string;
  value: string;
  identifying: boolean;
}

export interface Job {
  jobExecutionId: number;
  jobInstanceId: number;
  jobName: string;
  status: string;
  exitCode: string;
  exitMessage?: string | null;
  startTime?: string | null;
  endTime?: string | null;
  restartable: boolean;
  stoppable: boolean;
  parameters: JobParameter[];
  steps: Step[];
}

export interface ExecutionOverview {
  execution: ExecutionRow;
  queuePlace?: number | null;
  platformLimit?: number | null;
  cause?: string | null;
  resourceUrl?: string | null;
  properties: Record<string, string>;
  appProperties: Record<string, string>;
  inheritedProperties: string[];
  jobs: Job[];
  children: ExecutionRow[];
  previousId?: number | null;
  nextId?: number | null;
  log: { stdoutBytes: number; stderrBytes: number; problem?: string | null };
  actions: { stop: boolean; launchAgain: boolean; cleanUp: boolean };
}

export interface AppCheck {
  found: boolean;
  problem?: string | null;
  version?: string | null;
  sizeBytes?: number | null;
  bootVersion?: "2" | "3" | "4" | null;
  optionCount?: number | null;
}

export interface LaunchPreview {
  command: string[];
  workingDirectory?: string | null;
  environment: Record<string, string>;
  appProperties: Record<string, string>;
  platformProperties: Record<string, string>;
  arguments: string[];
  inheritedProperties: string[];
  warnings: string[];
}

export interface BulkRequest {
  action: "STOP" | "CLEAN_UP" | "LAUNCH_AGAIN";
  executions?: { id: number; schemaTarget: string }[];
  filter?: Omit<ExecutionQuery, "size" | "cursor">;
  dryRun: boolean;
}

export interface BulkAnswer {
  matched: number;
  matchedIsLowerBound: boolean;
  /** Executions of composed tasks' children that are cleaned up with those matched; they are in `matched`. */
  children?: number;
  done: number;
  items: {
    id: number;
    schemaTarget: string;
    taskName: string;
    ok: boolean;
    problem?: string | null;
  }[];
}

export const BATCH_STATUSES = [
  "STARTING",
  "STARTED",
  "STOPPING",
  "COMPLETED",
  "FAILED",
  "STOPPED",
  "ABANDONED",
  "UNKNOWN",
] as const;

export type BatchStatus = (typeof BATCH_STATUSES)[number];

export interface JobRow {
  jobExecutionId: number;
  schemaTarget: string;
  jobInstanceId: number;
  jobName: string;
  status: BatchStatus;
  exitCode?: string | null;
  taskExecutionId?: number | null;
  taskName?: string | null;
  startTime?: string | null;
  endTime?: string | null;
  stepCount: number;
  parameters: JobParameter[];
}

export interface JobPage {
  items: JobRow[];
  next?: string | null;
  total: number;
  totalIsLowerBound: boolean;
  counts: Partial<Record<BatchStatus, number>>;
}

export interface JobQuery {
  status?: BatchStatus[];
  job?: string;
  from?: string;
  to?: string;
  exitCode?: string;
  text?: string;
  size?: number;
  cursor?: string;
}

export interface PastExecution {
  id: number;
  schemaTarget: string;
  state: RunState;
  startTime?: string | null;
  endTime?: string | null;
  exitCode?: number | null;
}

export interface SearchResult {
  kind: "app" | "task" | "execution" | "job";
  name: string;
  id?: number | null;
  schemaTarget?: string | null;
  type?: string | null;
  /** Of its page, below /dashboard. */
  path: string;
}

interface Setting {
  parameters: { query?: never; path: { key: string }; header?: never; cookie?: never };
  get: Answers<unknown> & { parameters: { path: { key: string } } };
  put: {
    parameters: { path: { key: string } };
    requestBody: { content: { "application/json": unknown } };
    responses: { 204: { headers: Record<string, unknown>; content?: never } };
  };
}

interface Answers<Body> {
  responses: { 200: { headers: Record<string, unknown>; content: { "application/json": Body } } };
}

interface Get<Query, Body, Path = never> extends Record<"parameters", unknown> {
  parameters: { query?: Query; path?: Path; header?: never; cookie?: never };
  get: Answers<Body> & { parameters: { query?: Query; path?: Path } };
}

interface Post<Request, Body> extends Record<"parameters", unknown> {
  parameters: { query?: never; path?: never; header?: never; cookie?: never };
  post: Answers<Body> & { requestBody: { content: Request } };
}

/** Whatever somebody keeps for themselves. */
interface Setting extends Get<never, unknown, { key: string }> {
  put: {
    parameters: { path: { key: string } };
    requestBody: { content: { "application/json": unknown } };
    responses: { 204: { headers: Record<string, unknown>; content?: never } };
  };
}

export interface ContractPaths {
  "/tasks/executions/search": Get<ExecutionQuery, ExecutionPage>;
  "/tasks/executions/{id}/overview": Get<
    { schemaTarget?: string },
    ExecutionOverview,
    { id: number }
  >;
  "/apps/check": Post<
    { "application/x-www-form-urlencoded": { type: string; uri: string } },
    AppCheck
  >;
  "/tasks/executions/preview": Post<
    {
      "application/x-www-form-urlencoded": {
        name: string;
        properties?: string;
        arguments?: string;
        inherit?: boolean;
      };
    },
    LaunchPreview
  >;
  "/jobs/executions/search": Get<JobQuery, JobPage>;
  "/tasks/executions/history": Get<
    { task: string[]; size?: number },
    { tasks: Record<string, PastExecution[]> }
  >;
  "/search": Get<{ q: string; limit?: number }, { results: SearchResult[] }>;
  "/settings/{key}": Setting;
  "/tasks/executions/bulk": Post<{ "application/json": BulkRequest }, BulkAnswer>;
}
