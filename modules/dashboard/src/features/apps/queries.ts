import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { api, asForm, body, done, keys } from "../../api/client";
import type { AppCheck } from "../../api/types";
import type { components } from "../../api/schema";

export const APP_TYPES = ["app", "source", "processor", "sink", "task"] as const;
export type AppType = (typeof APP_TYPES)[number];

export const BOOT_VERSIONS = ["2", "3", "4"] as const;
export type BootVersion = (typeof BOOT_VERSIONS)[number];

export interface App {
  name: string;
  type: AppType;
  uri: string;
  version: string;
  defaultVersion: boolean;
  bootVersion: string;
  /** Only in lists of default versions. */
  versions: string[];
}

export type AppOption = components["schemas"]["ConfigurationOption"];

export interface AppDetail extends App {
  options: AppOption[];
}

export interface AppListQuery {
  page: number;
  size: number;
  sort: string;
  q: string;
  type?: AppType | undefined;
}

function toApp(resource: components["schemas"]["EntityModelAppResource"]): App {
  return {
    name: resource.name ?? "",
    type: APP_TYPES.find((type) => type === resource.type) ?? "app",
    uri: resource.uri ?? "",
    version: resource.version ?? "",
    defaultVersion: resource.defaultVersion ?? false,
    bootVersion: resource.bootVersion ?? "",
    versions: resource.versions ?? [],
  };
}

export interface AppList {
  rows: App[];
  total: number;
}

async function list(query: {
  page: number;
  size: number;
  sort?: string;
  search?: string;
  type?: AppType | undefined;
  defaultVersion: boolean;
}): Promise<AppList> {
  const answer = await body(api.GET("/apps", { params: { query } }));
  return {
    rows: (answer._embedded?.appRegistrationResourceList ?? []).map(toApp),
    total: answer.page?.totalElements ?? 0,
  };
}

export function useApps(query: AppListQuery): UseQueryResult<AppList> {
  return useQuery({
    queryKey: [keys.apps, "list", query],
    queryFn: () =>
      list({
        page: query.page,
        size: query.size,
        sort: query.sort,
        ...(query.q !== "" && { search: query.q }),
        ...(query.type && { type: query.type }),
        defaultVersion: true,
      }),
    placeholderData: keepPreviousData,
  });
}

const EVERYTHING = 2000;

/** The applications that can be run as tasks. */
export function useTaskApps(enabled: boolean): UseQueryResult<App[]> {
  return useQuery({
    queryKey: [keys.apps, "task apps"],
    queryFn: async () =>
      (await list({ page: 0, size: EVERYTHING, sort: "name,ASC", type: "task", defaultVersion: true }))
        .rows,
    enabled,
  });
}

/** The applications that streams are made of, each in its default version. */
export function useStreamApplications(): UseQueryResult<App[]> {
  return useQuery({
    queryKey: [keys.apps, "stream apps"],
    queryFn: async () => {
      const found = await list({ page: 0, size: EVERYTHING, sort: "name,ASC", defaultVersion: true });
      return found.rows.filter(({ type }) => type !== "task");
    },
  });
}

/** All versions of one application. */
export function useAppVersions(type: AppType, name: string): UseQueryResult<App[]> {
  return useQuery({
    queryKey: [keys.apps, "versions", type, name],
    queryFn: async () => {
      const found = await list({
        page: 0,
        size: EVERYTHING,
        search: name,
        type,
        defaultVersion: false,
      });
      return found.rows.filter((app) => app.name === name);
    },
  });
}

/** One version of an application with the properties it describes; without a version the default one. */
export function useApp(
  type: AppType,
  name: string,
  version: string | undefined,
  exhaustive: boolean,
  enabled = true,
): UseQueryResult<AppDetail> {
  return useQuery({
    queryKey: [keys.apps, "detail", type, name, version, exhaustive],
    queryFn: async () => {
      const query = { exhaustive };
      const answer = await body(
        version === undefined
          ? api.GET("/apps/{type}/{name}", { params: { path: { type, name }, query } })
          : api.GET("/apps/{type}/{name}/{version}", {
              params: { path: { type, name, version }, query },
            }),
      );
      return { ...toApp(answer), options: answer.options ?? [] };
    },
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** What is at a URI: asked while it is typed, so an older server without an answer changes nothing. */
export function useAppCheck(type: AppType, uri: string): UseQueryResult<AppCheck> {
  return useQuery({
    queryKey: [keys.apps, "check", type, uri],
    queryFn: () =>
      body(api.POST("/apps/check", { body: { type, uri }, ...asForm })),
    enabled: /^[a-z]+:.+/.test(uri),
    staleTime: 30_000,
    retry: false,
  });
}

export interface NewApp {
  type: AppType;
  name: string;
  uri: string;
  metadataUri: string;
  bootVersion: BootVersion;
  force: boolean;
}

function warningsOf(response: Response): string[] {
  const header = response.headers.get("X-Dstone-Warning");
  return header === null ? [] : [header];
}

/** Answers what the server accepted it in spite of. */
export function useRegister(): UseMutationResult<string[], Error, NewApp> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ type, name, uri, metadataUri, bootVersion, force }) => {
      const { response } = await api.POST("/apps/{type}/{name}", {
        params: {
          path: { type, name },
          query: {
            uri,
            bootVersion,
            force,
            ...(metadataUri !== "" && { "metadata-uri": metadataUri }),
          },
        },
      });
      return warningsOf(response);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: [keys.apps] }),
  });
}

export interface Import {
  uri?: string;
  apps?: string;
  force: boolean;
}

export interface Imported {
  apps: App[];
  warnings: string[];
}

/** The texts may be long, so they are sent as a form. */
export function useImport(): UseMutationResult<Imported, Error, Import> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (wanted) => {
      const { data, response } = await api.POST("/apps", {
        params: { query: {} },
        body: wanted as never,
        ...asForm,
      });
      return {
        apps: (data?._embedded?.appRegistrationResourceList ?? []).map(toApp),
        warnings: warningsOf(response),
      };
    },
    onSuccess: () => client.invalidateQueries({ queryKey: [keys.apps] }),
  });
}

export interface AppVersion {
  type: AppType;
  name: string;
  version: string;
}

export function useUnregister(): UseMutationResult<void, Error, AppVersion[]> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (versions) => {
      for (const path of versions) {
        await done(api.DELETE("/apps/{type}/{name}/{version}", { params: { path } }));
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: [keys.apps] }),
  });
}

export function useMakeDefault(): UseMutationResult<void, Error, AppVersion> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (path) => done(api.PUT("/apps/{type}/{name}/{version}", { params: { path } })),
    onSuccess: () => client.invalidateQueries({ queryKey: [keys.apps] }),
  });
}
