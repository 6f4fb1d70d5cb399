import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { usePreferences } from "../app/preferences";
import { momentText } from "./moments";

/** A moment in the reader's zone and language; in full, with UTC, when pointed at. */
export function Time({ at }: { at: string | null | undefined }): ReactElement {
  const { i18n } = useTranslation();
  const preferences = usePreferences();
  if (at === null || at === undefined) {
    return <>–</>;
  }
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) {
    return <>{at}</>;
  }
  return (
    <time dateTime={moment.toISOString()} title={moment.toISOString()}>
      {momentText(moment, i18n.language, preferences)}
    </time>
  );
}
