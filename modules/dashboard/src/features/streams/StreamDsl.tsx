import type { UseQueryResult } from "@tanstack/react-query";
import { useDebouncedValue } from "@mantine/hooks";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { DslField } from "../../components/DslField";
import { ErrorPanel } from "../../components/ErrorPanel";
import { useStreamSuggestions, type StreamLint, type StreamProblem } from "./queries";

const PAUSE_MS = 300;

/** The definition as text: read by the server while it is typed, with proposals how it could go on. */
export function StreamDsl({
  dsl,
  onChange,
  lint,
  refusal,
  required,
}: {
  dsl: string;
  onChange: (dsl: string) => void;
  lint: UseQueryResult<StreamLint>;
  /** Why the server did not store it. */
  refusal: string | undefined;
  /** Whether it is a mistake that it is empty. */
  required: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const [caret, setCaret] = useState(0);
  // A text that was changed elsewhere may be shorter than where the caret was.
  const [start] = useDebouncedValue(dsl.slice(0, caret), PAUSE_MS);
  const suggestions = useStreamSuggestions(start);
  const isEmpty = dsl.trim() === "";
  const read = isEmpty || lint.data?.text !== dsl ? undefined : lint.data;
  const problems = read?.problems ?? [];
  const errors = problems.filter(isError);
  const warnings = problems.filter((problem) => !isError(problem));

  function text(problem: StreamProblem): string {
    const { position } = problem;
    const message = messageOf(problem);
    return position < 0 ? message : t("tasks.problemAt", { position: position + 1, message });
  }

  function messageOf({ kind, message, subject, app }: StreamProblem): string {
    switch (kind) {
      case "SYNTAX":
        return message;
      case "UNKNOWN_APP":
        return t("streams.unknownApp", { name: subject, type: app });
      case "UNKNOWN_PROPERTY":
        return t("streams.unknownProperty", { app, property: subject });
      case "AMBIGUOUS_PROPERTY":
        return t("streams.ambiguousProperty", { app, property: subject });
    }
  }

  const note = isEmpty
    ? ""
    : lint.isFetching
      ? t("tasks.validating")
      : read && errors.length === 0
        ? [t("streams.dslValid"), ...warnings.map(text)].join("\n")
        : "";
  return (
    <DslField
      label={t("streams.definition")}
      hint={t("streams.dslHint")}
      dsl={dsl}
      onChange={onChange}
      problem={
        isEmpty
          ? required
            ? t("tasks.dslRequired")
            : undefined
          : errors.length > 0
            ? errors.map(text).join("\n")
            : refusal
      }
      note={note}
      marks={problems.map((problem) => ({
        position: problem.position,
        length: problem.length,
        tone: isError(problem) ? "error" : "warning",
      }))}
      suggestions={suggestions.data ?? []}
      start={start}
      onCaret={setCaret}
    >
      {lint.error && !isEmpty && <ErrorPanel error={lint.error} onRetry={lint.refetch} />}
    </DslField>
  );
}

/** What keeps the stream from being created. */
function isError({ kind }: StreamProblem): boolean {
  return kind === "SYNTAX" || kind === "UNKNOWN_APP";
}
