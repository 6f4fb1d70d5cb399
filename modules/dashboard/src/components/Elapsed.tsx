import { useEffect, useState, type ReactElement } from "react";
import { durationText } from "./moments";

/** How long something took, or has taken so far. */
export function Elapsed({
  from,
  to,
}: {
  from: string | null | undefined;
  to: string | null | undefined;
}): ReactElement {
  const running = typeof from === "string" && typeof to !== "string";
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) {
      return undefined;
    }
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [running]);
  if (typeof from !== "string") {
    return <>–</>;
  }
  const end = typeof to === "string" ? Date.parse(to) : Math.max(now, Date.parse(from));
  return <span>{durationText(end - Date.parse(from))}</span>;
}
