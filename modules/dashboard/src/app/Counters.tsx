import { Group, Tooltip } from "@mantine/core";
import { IconCircleX, IconLoader2 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { api, body, keys } from "../api/client";
import { executionsLink, TextLink } from "../components/links";
import { numberText } from "../components/numbers";
import { useInterval } from "./live";
import classes from "./Shell.module.css";

const COUNTED = [
  { state: "RUNNING", text: "shell.runningCount", Icon: IconLoader2 },
  { state: "FAILED", text: "shell.failedCount", Icon: IconCircleX },
] as const;

/** How many executions run and have failed, on every page; nothing while that is not known. */
export function Counters(): ReactElement | null {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: [keys.executions, "header"],
    queryFn: () => body(api.GET("/tasks/executions/search", { params: { query: { size: 1 } } })),
    refetchInterval: useInterval(10_000),
  });
  if (data === undefined) {
    return null;
  }
  return (
    <Group gap={4} wrap="nowrap">
      {COUNTED.map(({ state, text, Icon }) => {
        const total = numberText(data.counts?.[state] ?? 0);
        return (
          <Tooltip key={state} label={t(text, { total })}>
            <TextLink
              {...executionsLink(state)}
              className={classes.counter}
              data-state={state}
              aria-label={t(text, { total })}
            >
              <Icon size={16} aria-hidden />
              {total}
            </TextLink>
          </Tooltip>
        );
      })}
    </Group>
  );
}
