import { Group, UnstyledButton } from "@mantine/core";
import type { ReactElement } from "react";
import { numberText } from "./numbers";
import { StatusBadge } from "./StatusBadge";
import classes from "./StatusChips.module.css";

/** The states to filter by, each with how many there are; several may be chosen. */
export function StatusChips<State extends string>({
  label,
  states,
  counts,
  chosen,
  onChange,
}: {
  label: string;
  states: readonly State[];
  counts: Partial<Record<State, number>> | undefined;
  chosen: readonly State[];
  onChange: (chosen: State[]) => void;
}): ReactElement {
  return (
    <Group gap={6} role="group" aria-label={label}>
      {states.map((state) => {
        const pressed = chosen.includes(state);
        const count = counts?.[state] ?? 0;
        if (!pressed && count === 0 && counts !== undefined) {
          return null;
        }
        return (
          <UnstyledButton
            key={state}
            className={classes.chip}
            aria-pressed={pressed}
            onClick={() => {
              onChange(pressed ? chosen.filter((one) => one !== state) : [...chosen, state]);
            }}
          >
            <StatusBadge state={state} />{" "}
            {counts !== undefined && <span className={classes.count}>{numberText(count)}</span>}
          </UnstyledButton>
        );
      })}
    </Group>
  );
}
