import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { api, asForm, body, keys } from "../../api/client";
import type { LaunchPreview } from "../../api/types";
import type { AppOption } from "../apps/queries";
import { toLast, type LastExecution } from "../tasks/queries";

export interface Platform {
  name: string;
  type: string;
  options: AppOption[];
}

export function usePlatforms(): UseQueryResult<Platform[]> {
  return useQuery({
    queryKey: ["platforms"],
    queryFn: async () => {
      const answer = await body(
        api.GET("/tasks/platforms", { params: { query: { page: 0, size: 1000 } } }),
      );
      return (answer._embedded?.launcherResourceList ?? []).map((platform) => ({
        name: platform.name ?? "",
        type: platform.type ?? "",
        options: platform.options ?? [],
      }));
    },
  });
}

/** The execution a launch starts from. */
export function useEarlierLaunch(
  id: number | undefined,
  schemaTarget: string | undefined,
): UseQueryResult<LastExecution | null> {
  return useQuery({
    queryKey: [keys.executions, "launched with", id, schemaTarget],
    queryFn: async () => {
      const answer = await body(
        api.GET("/tasks/executions/{id}", {
          params: {
            path: { id: id ?? 0 },
            query: schemaTarget === undefined ? {} : { schemaTarget },
          },
        }),
      );
      return toLast(answer) ?? null;
    },
    enabled: id !== undefined,
  });
}

/**
 * A launch as the form shows it. Nothing is inherited from earlier launches: what they had is in the form,
 * where it can be changed and removed.
 */
export interface Launch {
  name: string;
  properties: string;
  arguments: string;
}

export function usePreview(launch: Launch, enabled: boolean): UseQueryResult<LaunchPreview> {
  return useQuery({
    queryKey: ["preview", launch],
    queryFn: () =>
      body(
        api.POST("/tasks/executions/preview", { body: { ...launch, inherit: false }, ...asForm }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
    enabled,
  });
}

export interface Launched {
  id: number;
  schemaTarget: string;
}

export function useLaunch(): UseMutationResult<Launched, Error, Launch> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, ...rest }) => {
      const answer = await body(
        api.POST("/tasks/executions/launch", {
          params: { query: { name } },
          body: { ...rest, inherit: false } as never,
          ...asForm,
        }),
      );
      return { id: answer.executionId ?? 0, schemaTarget: answer.schemaTarget ?? "" };
    },
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: [keys.executions] }),
        client.invalidateQueries({ queryKey: [keys.tasks] }),
      ]),
  });
}
