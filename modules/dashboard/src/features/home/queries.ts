import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { api, body, keys } from "../../api/client";
import type { ExecutionPage } from "../../api/types";
import type { components } from "../../api/schema";
import { useInterval } from "../../app/live";

const LATEST = 8;

export function useAppCount(): UseQueryResult<number> {
  return useQuery({
    queryKey: [keys.apps, "count"],
    queryFn: async () => {
      const answer = await body(
        api.GET("/apps", { params: { query: { page: 0, size: 1, defaultVersion: true } } }),
      );
      return answer.page?.totalElements ?? 0;
    },
  });
}

export function useTaskCount(): UseQueryResult<number> {
  return useQuery({
    queryKey: [keys.tasks, "count"],
    queryFn: async () => {
      const answer = await body(
        api.GET("/tasks/definitions", { params: { query: { page: 0, size: 1 } } }),
      );
      return answer.page?.totalElements ?? 0;
    },
  });
}

/** The newest executions, with how many there are in each state. */
export function useLatestExecutions(): UseQueryResult<ExecutionPage> {
  return useQuery({
    queryKey: [keys.executions, "latest"],
    queryFn: () =>
      body(api.GET("/tasks/executions/search", { params: { query: { size: LATEST } } })),
    refetchInterval: useInterval(10_000),
  });
}

export function usePlatformLoad(): UseQueryResult<components["schemas"]["Current"][]> {
  return useQuery({
    queryKey: [keys.executions, "platforms"],
    queryFn: () => body(api.GET("/tasks/executions/current")),
    refetchInterval: useInterval(10_000),
  });
}
