import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { z } from "zod";
import { api, ApiError, body, done, keys } from "../../api/client";
import type { components } from "../../api/schema";
import { useInterval } from "../../app/live";
import type { AppOption } from "../apps/queries";
import type { StreamShape } from "./streamGraph";

type Schemas = components["schemas"];

export interface Stream {
  name: string;
  /** With the properties that were deployed last. */
  dslText: string;
  /** As it was created. */
  originalDslText: string;
  description: string;
  status: string;
}

/** Apps become healthy by themselves, of which no event tells. */
const MOVING_MS = 3_000;
const QUIET_MS = 10_000;

/** The server says states in small letters. */
function toState(word: string | undefined): string {
  return (word ?? "unknown").toUpperCase();
}

function toStream(resource: Schemas["EntityModelStreamDefinitionResource"]): Stream {
  return {
    name: resource.name ?? "",
    dslText: resource.dslText ?? "",
    originalDslText: resource.originalDslText ?? "",
    description: resource.description ?? "",
    status: toState(resource.status),
  };
}

/** How often states are asked for again: not at all while nothing is deployed. */
function intervalOf(states: string[], quiet: number): number | false {
  if (states.includes("DEPLOYING")) {
    return MOVING_MS;
  }
  return states.some((state) => state !== "UNDEPLOYED") ? quiet : false;
}

export interface StreamList {
  rows: Stream[];
  total: number;
}

export function useStreams(query: {
  page: number;
  size: number;
  sort: string;
  q: string;
}): UseQueryResult<StreamList> {
  const quiet = useInterval(QUIET_MS);
  return useQuery({
    queryKey: [keys.streams, "list", query],
    queryFn: async () => {
      const { page, size, sort, q } = query;
      const answer = await body(
        api.GET("/streams/definitions", {
          params: { query: { page, size, sort, ...(q !== "" && { search: q }) } },
        }),
      );
      return {
        rows: (answer._embedded?.streamDefinitionResourceList ?? []).map(toStream),
        total: answer.page?.totalElements ?? 0,
      };
    },
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      intervalOf(state.data?.rows.map(({ status }) => status) ?? [], quiet),
  });
}

export function useStream(name: string): UseQueryResult<Stream> {
  const quiet = useInterval(QUIET_MS);
  return useQuery({
    queryKey: [keys.streams, "detail", name],
    queryFn: async () =>
      toStream(await body(api.GET("/streams/definitions/{name}", { params: { path: { name } } }))),
    refetchInterval: ({ state }) => intervalOf(state.data ? [state.data.status] : [], quiet),
  });
}

/** Streams that read what this one writes, and those that read these; without the stream itself. */
export function useRelated(name: string): UseQueryResult<string[]> {
  return useQuery({
    queryKey: [keys.streams, "related", name],
    queryFn: async () => {
      const answer = await body(
        api.GET("/streams/definitions/{name}/related", {
          params: { path: { name }, query: { nested: true, page: 0, size: 100 } },
        }),
      );
      return (answer._embedded?.streamDefinitionResourceList ?? [])
        .map((related) => related.name ?? "")
        .filter((related) => related !== name);
    },
  });
}

export interface StreamApp {
  /** What it is called in the stream. */
  label: string;
  name: string;
  type: string;
  /** The default one. */
  version: string;
}

/** The apps in the order of the stream; those that are not registered any more are left out. */
export function useStreamApps(name: string): UseQueryResult<StreamApp[]> {
  return useQuery({
    queryKey: [keys.streams, "apps", name],
    queryFn: async () => {
      const answer = await body(
        api.GET("/streams/definitions/{name}/applications", { params: { path: { name } } }),
      );
      return answer.map(({ label, name: registered, type, version }) => ({
        label,
        name: registered,
        type,
        version,
      }));
    },
  });
}

export interface AppInstance {
  id: string;
  state: string;
  attributes: Record<string, string>;
}

export interface RunningApp {
  deploymentId: string;
  /** What it is called in the stream; unknown while it has no instances, which know it. */
  name: string | undefined;
  state: string;
  instances: AppInstance[];
}

export interface RunningStream {
  name: string;
  version: string | undefined;
  apps: RunningApp[];
}

function toRunning(resource: Schemas["EntityModelStreamStatusResource"]): RunningStream {
  return {
    name: resource.name ?? "",
    version: resource.version === "no apps" ? undefined : resource.version,
    apps: (resource.applications?._embedded?.appStatusResourceList ?? []).map((app) => ({
      deploymentId: app.deploymentId ?? "",
      name: app.name === "no-instances" ? undefined : app.name,
      state: toState(app.state),
      instances: (app.instances?._embedded?.appInstanceStatusResourceList ?? []).map(
        (instance) => ({
          id: instance.instanceId ?? "",
          state: toState(instance.state),
          attributes: instance.attributes ?? {},
        }),
      ),
    })),
  };
}

function statesOf(streams: RunningStream[]): string[] {
  return streams.flatMap(({ apps }) =>
    apps.flatMap((app) => [app.state, ...app.instances.map(({ state }) => state)]),
  );
}

export interface RunningList {
  rows: RunningStream[];
  total: number;
}

/** What runs of all streams. */
export function useRuntime(query: { page: number; size: number }): UseQueryResult<RunningList> {
  const quiet = useInterval(QUIET_MS);
  return useQuery({
    queryKey: [keys.streams, "runtime", query],
    queryFn: async () => {
      const answer = await body(api.GET("/runtime/streams", { params: { query } }));
      return {
        rows: (answer._embedded?.streamStatusResourceList ?? []).map(toRunning),
        total: answer.page?.totalElements ?? 0,
      };
    },
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => intervalOf(statesOf(state.data?.rows ?? []), quiet),
  });
}

/** What runs of one stream; nothing when Skipper has never heard of it. */
export function useRunning(name: string): UseQueryResult<RunningStream> {
  const quiet = useInterval(QUIET_MS);
  return useQuery({
    queryKey: [keys.streams, "runtime of", name],
    queryFn: async () => {
      const answer = await body(
        api.GET("/runtime/streams/{streamNames}", {
          params: { path: { streamNames: [name] }, query: { page: 0, size: 1 } },
        }),
      );
      const [found] = (answer._embedded?.streamStatusResourceList ?? []).map(toRunning);
      return found ?? { name, version: undefined, apps: [] };
    },
    refetchInterval: ({ state }) => intervalOf(statesOf(state.data ? [state.data] : []), quiet),
  });
}

/** Deployments are named after the stream, the app and a version: `ticks.shout-v2`. */
export function labelOf(stream: string, app: RunningApp): string {
  const named = app.deploymentId.startsWith(stream)
    ? app.deploymentId.slice(stream.length + 1).replace(/-v\d+$/, "")
    : app.deploymentId;
  return app.name ?? named;
}

/**
 * What an app printed last, all instances one after the other, or a single one; null when nothing is
 * deployed or the instance's own is not known.
 */
export function useStreamLog(
  stream: string,
  deploymentId: string,
  instance: string | undefined,
  follow: boolean,
): UseQueryResult<string | null> {
  return useQuery({
    queryKey: [keys.streams, "log", stream, deploymentId, instance],
    queryFn: async () => {
      const { logs } = await body(
        api.GET("/streams/logs/{streamName}/{appName}", {
          params: {
            path: { streamName: stream, appName: deploymentId },
            ...(instance !== undefined && { query: { instance } }),
          },
        }),
      );
      return logs[instance ?? deploymentId] ?? null;
    },
    refetchInterval: follow ? MOVING_MS : false,
  });
}

/** By label what the platform was told. */
export type Deployed = Record<string, Record<string, string>>;

const deployed = z.record(z.string(), z.record(z.string(), z.string()));

/** What a stream is deployed with, or was the last time. */
export function useDeployment(name: string): UseQueryResult<Deployed> {
  return useQuery({
    queryKey: [keys.streams, "deployment", name],
    queryFn: async () => {
      const { deploymentProperties = "" } = await body(
        api.GET("/streams/deployments/{name}", {
          params: { path: { name }, query: { "reuse-deployment-properties": true } },
        }),
      );
      return deploymentProperties === "" ? {} : deployed.parse(JSON.parse(deploymentProperties));
    },
  });
}

export type VersionStatus = Schemas["Status"]["statusCode"];

/** One version of a stream's release. */
export interface StreamVersion {
  version: number;
  status: VersionStatus;
  platform: string;
  description: string;
  deployedAt: string | undefined;
  deletedAt: string | undefined;
  manifest: string;
}

/** The newest first; none when it was never deployed. */
export function useHistory(name: string): UseQueryResult<StreamVersion[]> {
  return useQuery({
    queryKey: [keys.streams, "history", name],
    queryFn: async () => {
      try {
        const releases = await body(
          api.GET("/streams/deployments/history/{name}", { params: { path: { name } } }),
        );
        return releases.map(toVersion).sort((a, b) => b.version - a.version);
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) {
          return [];
        }
        throw error;
      }
    },
    // What becomes of a version that is on its way, or of the one it replaces, is told by no event.
    refetchInterval: ({ state }) => {
      const states = state.data?.map(({ status }) => status) ?? [];
      const moves =
        states.includes("UNKNOWN") || states.filter((one) => one === "DEPLOYED").length > 1;
      return moves ? MOVING_MS : false;
    },
  });
}

function toVersion(release: Schemas["StreamRelease"]): StreamVersion {
  return {
    version: release.version,
    status: release.info.status.statusCode,
    platform: release.platformName,
    description: release.info.description ?? "",
    deployedAt: release.info.lastDeployed ?? release.info.firstDeployed ?? undefined,
    deletedAt: release.info.deleted ?? undefined,
    manifest: release.manifest.data,
  };
}

export interface StreamPlatform {
  name: string;
  type: string;
  options: AppOption[];
}

export function useStreamPlatforms(): UseQueryResult<StreamPlatform[]> {
  return useQuery({
    queryKey: ["stream platforms"],
    queryFn: async () => {
      const platforms = await body(api.GET("/streams/deployments/platform/list"));
      return platforms.map(({ name, type, options }) => ({ name, type, options }));
    },
  });
}

export type StreamPreview = Schemas["StreamPreview"];
export type StreamChange = Schemas["StreamChange"];

/** What a deployment, or an update of what runs, would do. */
export function useStreamPreview(
  name: string,
  properties: Record<string, string>,
): UseQueryResult<StreamPreview> {
  return useQuery({
    queryKey: [keys.streams, "preview", name, properties],
    queryFn: () =>
      body(
        api.POST("/streams/deployments/{name}/preview", {
          params: { path: { name } },
          body: properties,
        }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** How a mutation leaves all that is known of streams to be asked anew. */
function useStale(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [keys.streams] });
}

export interface NewStream {
  name: string;
  definition: string;
  description: string;
}

export function useCreateStream(): UseMutationResult<Stream, Error, NewStream> {
  const stale = useStale();
  return useMutation({
    mutationFn: async (query) =>
      toStream(await body(api.POST("/streams/definitions", { params: { query } }))),
    onSuccess: stale,
  });
}

export interface Deployment {
  name: string;
  properties: Record<string, string>;
  /** Whether it changes what runs. */
  update: boolean;
}

export function useDeploy(): UseMutationResult<void, Error, Deployment> {
  const stale = useStale();
  return useMutation({
    mutationFn: ({ name, properties, update }) => {
      const params = { path: { name } };
      return done(
        update
          ? api.POST("/streams/deployments/update/{name}", {
              params,
              body: { releaseName: name, updateProperties: properties },
            })
          : api.POST("/streams/deployments/{name}", { params, body: properties }),
      );
    },
    onSuccess: stale,
  });
}

export function useUndeploy(): UseMutationResult<void, Error, string[]> {
  const stale = useStale();
  return useMutation({
    mutationFn: async (names) => {
      for (const name of names) {
        await done(api.DELETE("/streams/deployments/{name}", { params: { path: { name } } }));
      }
    },
    onSettled: stale,
  });
}

export function useDestroyStreams(): UseMutationResult<void, Error, string[]> {
  const stale = useStale();
  return useMutation({
    mutationFn: async (names) => {
      for (const name of names) {
        await done(api.DELETE("/streams/definitions/{name}", { params: { path: { name } } }));
      }
    },
    onSettled: stale,
  });
}

export interface Scale {
  stream: string;
  app: string;
  count: number;
}

export function useScale(): UseMutationResult<void, Error, Scale> {
  const stale = useStale();
  return useMutation({
    mutationFn: ({ stream, app, count }) =>
      done(
        api.POST("/streams/deployments/scale/{streamName}/{appName}/instances/{count}", {
          params: { path: { streamName: stream, appName: app, count } },
        }),
      ),
    onSuccess: stale,
  });
}

export function useRollback(): UseMutationResult<void, Error, { name: string; version: number }> {
  const stale = useStale();
  return useMutation({
    mutationFn: ({ name, version }) =>
      done(
        api.POST("/streams/deployments/rollback/{name}/{version}", {
          params: { path: { name, version } },
        }),
      ),
    onSuccess: stale,
  });
}

export interface StreamProblem {
  kind: Schemas["StreamProblem"]["kind"];
  position: number;
  length: number;
  /** In English. */
  message: string;
  /** The app or the property that is not known. */
  subject: string;
  /** Of a property the app, of an app the type. */
  app: string;
}

export interface StreamLint {
  /** What was read. */
  text: string;
  shape: StreamShape | undefined;
  problems: StreamProblem[];
}

/** What the server reads in a text; while it reads, what it said of the text before. */
export function useStreamLint(name: string, text: string): UseQueryResult<StreamLint> {
  return useQuery({
    queryKey: [keys.apps, "stream lint", name, text],
    queryFn: async () => {
      const { stream, problems } = await body(
        api.POST("/streams/lint", { body: { name, dsl: text } }),
      );
      return {
        text,
        // What is not there is null, which the description of the API cannot say of a thing with a name.
        shape: stream
          ? { ...stream, source: stream.source ?? null, sink: stream.sink ?? null }
          : undefined,
        problems: problems.map((problem) => ({
          ...problem,
          subject: problem.subject ?? "",
          app: problem.app ?? "",
        })),
      };
    },
    placeholderData: keepPreviousData,
    enabled: text.trim() !== "",
    retry: false,
  });
}

const SUGGESTIONS = 8;

export function useStreamSuggestions(start: string): UseQueryResult<string[]> {
  return useQuery({
    queryKey: [keys.apps, "stream completions", start],
    queryFn: async () => {
      // Most is known by a short name; what is not, or was begun in full, by its full one.
      for (const detailLevel of [1, 2]) {
        const { proposals } = await body(
          api.GET("/completions/stream", { params: { query: { start, detailLevel } } }),
        );
        const texts = (proposals ?? []).map((proposal) => proposal.text);
        if (texts.length > 0) {
          return [...new Set(texts)].slice(0, SUGGESTIONS);
        }
      }
      return [];
    },
    placeholderData: keepPreviousData,
    retry: false,
  });
}
