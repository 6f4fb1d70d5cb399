import { useMantineColorScheme } from "@mantine/core";
import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
} from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { api, ApiError, body, done } from "../../api/client";
import { preferences, setPreferences, toPreferences, type Preferences } from "../../app/preferences";
import { changeLanguage } from "../../i18n/i18n";

const KEY = "preferences";
const path = { key: KEY };

/** What the server keeps for the reader comes before the browser's copy; used once, around all pages. */
export function useKeptPreferences(): void {
  const { data } = useQuery({
    queryKey: ["settings", KEY],
    queryFn: async () => {
      try {
        return toPreferences(await body(api.GET("/settings/{key}", { params: { path } })));
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) {
          return null;
        }
        throw error;
      }
    },
    staleTime: Infinity,
    retry: false,
  });
  const apply = useApply();
  useEffect(() => {
    if (data) {
      apply(data);
    }
  }, [data, apply]);
}

function useApply(): (next: Preferences) => void {
  const { setColorScheme } = useMantineColorScheme();
  const { i18n } = useTranslation();
  return useCallback(
    (next) => {
      if (JSON.stringify(preferences()) !== JSON.stringify(next)) {
        setPreferences(next);
      }
      if (next.language !== undefined && next.language !== i18n.language) {
        void changeLanguage(next.language);
      }
      if (next.theme !== undefined) {
        setColorScheme(next.theme);
      }
    },
    [setColorScheme, i18n],
  );
}

/** Changes some preferences: here at once, and on the server for the next visit from anywhere. */
export function usePrefer(): UseMutationResult<void, Error, Partial<Preferences>> {
  const client = useQueryClient();
  const apply = useApply();
  return useMutation({
    mutationFn: async (change) => {
      const next = { ...preferences(), ...change };
      apply(next);
      client.setQueryData(["settings", KEY], next);
      await done(api.PUT("/settings/{key}", { params: { path }, body: next }));
    },
  });
}
