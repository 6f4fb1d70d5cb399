import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

/** A moment in the reader's zone and language; in full, with UTC, when pointed at. */
export function Time({ at }: { at: string | null | undefined }): ReactElement {
  const { i18n } = useTranslation();
  if (at === null || at === undefined) {
    return <>–</>;
  }
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) {
    return <>{at}</>;
  }
  const text = new Intl.DateTimeFormat(i18n.language, {
    dateStyle: "short",
    timeStyle: "medium",
  }).format(moment);
  return (
    <time dateTime={moment.toISOString()} title={moment.toISOString()}>
      {text}
    </time>
  );
}
