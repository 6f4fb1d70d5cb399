import { useMantineColorScheme } from "@mantine/core";
import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
} from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { keepSetting, setting } from "../../api/settings";
import { preferences, setPreferences, toPreferences, type Preferences } from "../../app/preferences";
import { changeLanguage } from "../../i18n/i18n";

const KEY = "preferences";

/** What the server keeps for the reader comes before the browser's copy; used once, around all pages. */
export function useKeptPreferences(): void {
  const { data } = useQuery({
    queryKey: ["settings", KEY],
    queryFn: async () => {
      const kept = await setting(KEY);
      return kept === undefined ? null : toPreferences(kept);
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
      await keepSetting(KEY, next);
    },
  });
}
