import type { ReactElement } from "react";

export function LaunchPage(): ReactElement {
  return <></>;
}
