import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PastExecution, RunState } from "../api/types";
import { ExecutionLink } from "./links";
import { durationText } from "./duration";
import classes from "./RunStrip.module.css";

const TONES: Partial<Record<RunState, string>> = {
  SUCCEEDED: "good",
  FAILED: "bad",
  LOST: "bad",
  RUNNING: "active",
  LAUNCHING: "active",
  QUEUED: "waiting",
  STOPPED: "warn",
  CANCELLED: "warn",
};

const LOWEST = 0.25;

export function durationOf({ startTime, endTime }: PastExecution): number | undefined {
  return typeof startTime === "string" && typeof endTime === "string"
    ? Date.parse(endTime) - Date.parse(startTime)
    : undefined;
}

/**
 * The last runs, the newest at the right: colour tells the state, height how long each took. In lists it is
 * one picture, with its sum for those who cannot see it; where there is room each bar is a link.
 */
export function RunStrip({
  runs,
  linked = false,
}: {
  /** The newest first. */
  runs: PastExecution[];
  linked?: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const longest = Math.max(1, ...runs.map((run) => durationOf(run) ?? 0));
  const bars = [...runs].reverse().map((run) => {
    const duration = durationOf(run);
    const height = Math.max(LOWEST, (duration ?? longest) / longest);
    const words = [String(run.id), t(`status.${run.state}`)];
    if (duration !== undefined) {
      words.push(durationText(duration));
    }
    return { run, text: words.join(" · "), height: `${Math.round(height * 100)}%` };
  });
  if (linked) {
    return (
      <ol className={`${classes.strip ?? ""} ${classes.large ?? ""}`} aria-label={t("tasks.lastRuns")}>
        {bars.map(({ run, text, height }) => (
          <li key={`${run.schemaTarget}-${run.id}`} title={text}>
            <ExecutionLink id={run.id} schemaTarget={run.schemaTarget}>
              <span
                role="img"
                aria-label={text}
                className={`${classes.bar ?? ""} ${classes[TONES[run.state] ?? "neutral"] ?? ""}`}
                style={{ height }}
              />
            </ExecutionLink>
          </li>
        ))}
      </ol>
    );
  }
  const good = runs.filter(({ state }) => state === "SUCCEEDED").length;
  const bad = runs.filter(({ state }) => TONES[state] === "bad").length;
  return (
    <span
      role="img"
      className={classes.strip}
      aria-label={t("tasks.runsSummary", { total: runs.length, good, bad })}
    >
      {bars.map(({ run, text, height }) => (
        <span
          key={`${run.schemaTarget}-${run.id}`}
          title={text}
          className={`${classes.bar ?? ""} ${classes[TONES[run.state] ?? "neutral"] ?? ""}`}
          style={{ height }}
        />
      ))}
    </span>
  );
}
