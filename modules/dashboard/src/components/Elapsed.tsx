import type { ReactElement } from "react";
import { between, clockText, durationText } from "./duration";
import { useNow } from "./useNow";

/** How long something took, or takes so far: then it counts by itself. */
export function Elapsed({
  from,
  to,
  running = false,
}: {
  from: string | null | undefined;
  to: string | null | undefined;
  /** Whether it goes on; without that and without an end nothing is known. */
  running?: boolean;
}): ReactElement {
  const counts = running && to == null && from != null;
  const now = useNow(counts);
  if (counts) {
    return (
      <span className="mono" role="timer">
        {clockText(now - Date.parse(from))}
      </span>
    );
  }
  const took = between(from, to);
  return <>{took === undefined ? "–" : durationText(took)}</>;
}
