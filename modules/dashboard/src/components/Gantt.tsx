import { ActionIcon } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useState, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { clockText, durationText } from "./duration";
import classes from "./Gantt.module.css";
import { useNow } from "./useNow";

export interface GanttBar {
  id: string;
  name: string;
  /** What the row is called; a link to what it stands for, as a rule. */
  label: ReactNode;
  tone: "good" | "bad" | "active" | "warn" | "neutral";
  from: string | null | undefined;
  /** Without an end it goes on until now. */
  to: string | null | undefined;
}

export interface GanttGroup extends GanttBar {
  bars: GanttBar[];
}

const ROW = 28;
const TICKS = 4;
/** So that what took no time at all is seen as well. */
const THINNEST = 0.4;

/**
 * When things ran beside each other. The picture tells nothing to those who cannot see it: put a table of
 * the same data on the page.
 */
export function Gantt({
  label,
  groups,
  running,
}: {
  label: string;
  groups: GanttGroup[];
  running: boolean;
}): ReactElement | null {
  const { t } = useTranslation();
  const now = useNow(running);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const timed = groups.filter(({ from }) => from != null);
  const ends = (bar: GanttBar): number =>
    bar.to == null ? (running ? now : Date.parse(bar.from ?? "")) : Date.parse(bar.to);
  const all = timed.flatMap((group) => [group, ...group.bars]).filter(({ from }) => from != null);
  if (all.length === 0) {
    return null;
  }
  const start = Math.min(...all.map(({ from }) => Date.parse(from ?? "")));
  const length = Math.max(1, Math.max(...all.map(ends)) - start);
  const tickText = length < 60_000 ? durationText : clockText;
  const rows = timed.flatMap((group) => [
    { bar: group, group: true },
    ...(folded.has(group.id) ? [] : group.bars.map((bar) => ({ bar, group: false }))),
  ]);

  function toggle(id: string): void {
    const next = new Set(folded);
    if (!next.delete(id)) {
      next.add(id);
    }
    setFolded(next);
  }

  return (
    <figure className={classes.gantt} aria-label={label}>
      <ul className={classes.names}>
        {rows.map(({ bar, group }) => (
          <li key={bar.id} className={group ? classes.group : classes.name}>
            {group && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-expanded={!folded.has(bar.id)}
                aria-label={t("executions.foldSteps", { name: bar.name })}
                onClick={() => {
                  toggle(bar.id);
                }}
              >
                {folded.has(bar.id) ? (
                  <IconChevronRight size={14} aria-hidden />
                ) : (
                  <IconChevronDown size={14} aria-hidden />
                )}
              </ActionIcon>
            )}
            <span className={classes.text}>{bar.label}</span>
          </li>
        ))}
      </ul>
      <div className={classes.picture} aria-hidden>
        <svg width="100%" height={rows.length * ROW}>
          {Array.from({ length: TICKS }, (_, tick) => (
            <line
              key={tick}
              className={classes.tick}
              x1={`${(tick * 100) / TICKS}%`}
              x2={`${(tick * 100) / TICKS}%`}
              y1={0}
              y2="100%"
            />
          ))}
          {rows.map(({ bar, group }, index) => {
            if (bar.from == null) {
              return null;
            }
            const x = ((Date.parse(bar.from) - start) * 100) / length;
            const width = Math.max(THINNEST, ((ends(bar) - Date.parse(bar.from)) * 100) / length);
            return (
              <rect
                key={bar.id}
                className={classes[bar.tone]}
                x={`${Math.min(x, 100 - THINNEST)}%`}
                y={index * ROW + (group ? 10 : 6)}
                width={`${Math.min(width, 100 - Math.min(x, 100 - THINNEST))}%`}
                height={group ? 8 : 16}
                rx={3}
              >
                <title>
                  {bar.name}: {durationText(ends(bar) - Date.parse(bar.from))}
                </title>
              </rect>
            );
          })}
        </svg>
        <div className={classes.axis}>
          {Array.from({ length: TICKS }, (_, tick) => (
            <span key={tick}>{tick === 0 ? "0" : tickText((length * tick) / TICKS)}</span>
          ))}
        </div>
      </div>
    </figure>
  );
}
