import { useHotkeys } from "@mantine/hooks";
import { usePreferences } from "./preferences";

/** Keys that do something by themselves, for those who do not switch them off. */
export function useSingleKeys(keys: Parameters<typeof useHotkeys>[0]): void {
  const { shortcuts } = usePreferences();
  useHotkeys(shortcuts ? keys : []);
}
