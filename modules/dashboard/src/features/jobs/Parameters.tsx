import { Code, Group, Text } from "@mantine/core";
import type { ReactElement } from "react";
import type { JobParameter } from "../../api/types";

const SHOWN = 4;

/** A job's parameters in short. */
export function Parameters({ parameters }: { parameters: JobParameter[] }): ReactElement {
  if (parameters.length === 0) {
    return <>–</>;
  }
  return (
    <Group gap={4}>
      {parameters.slice(0, SHOWN).map(({ name, value }) => (
        <Code key={name}>
          {name}={value}
        </Code>
      ))}
      {parameters.length > SHOWN && (
        <Text size="xs" c="dimmed">
          + {parameters.length - SHOWN}
        </Text>
      )}
    </Group>
  );
}
