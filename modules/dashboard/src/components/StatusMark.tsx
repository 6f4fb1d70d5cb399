import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import classes from "./StatusBadge.module.css";

/** A quiet mark beside a name, such as "default". */
export function StatusMark({ text }: { text: string }): ReactElement {
  return (
    <Text component="span" className={`${classes.badge ?? ""} ${classes.neutral ?? ""}`}>
      {text}
    </Text>
  );
}
