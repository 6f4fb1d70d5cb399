import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import type { components } from "../../api/schema";

export type About = components["schemas"]["EntityModelAbout"];

/** What the server is and has; it does not change while it runs. */
export function useAbout(): UseQueryResult<About> {
  return useQuery({
    queryKey: ["about"],
    queryFn: () => body(api.GET("/about")),
    staleTime: Infinity,
  });
}

/** Whether the server has streams at all; not until it has said so. */
export function useStreamsEnabled(): boolean {
  return useAbout().data?.featureInfo?.streamsEnabled ?? false;
}
