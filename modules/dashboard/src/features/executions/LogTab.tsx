import { Alert, SegmentedControl, Stack, Text } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ExecutionOverview } from "../../api/types";
import { LogView } from "../../components/LogView";
import type { LogStream } from "../../components/LogSource";
import { isActive } from "../../components/states";

const route = getRouteApi("/task-executions/$id");

/** What the program printed, or why there is nothing to see. */
export function LogTab({
  overview,
  stream,
  line,
}: {
  overview: ExecutionOverview;
  stream: LogStream | undefined;
  line: number | undefined;
}): ReactElement {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { execution, log } = overview;
  const externalId = execution.externalExecutionId;
  const why = useReason(overview);
  if (why !== undefined || externalId == null) {
    return (
      <Alert title={t("log.none")}>
        <Text size="sm">{why}</Text>
        {log.problem != null && (
          <Text size="sm" c="dimmed">
            {log.problem}
          </Text>
        )}
      </Alert>
    );
  }
  // Errors are rarely printed there, so it is shown first only where nothing else was printed.
  const shown = stream ?? (log.stdoutBytes === 0 && log.stderrBytes > 0 ? "stderr" : "stdout");
  return (
    <Stack gap="xs">
      {(log.stderrBytes > 0 || shown === "stderr") && (
        <SegmentedControl
          size="xs"
          aria-label={t("log.stream")}
          value={shown}
          data={[
            { value: "stdout", label: t("log.stdout") },
            { value: "stderr", label: t("log.stderr") },
          ]}
          onChange={(next) => {
            void navigate({
              search: (search) => ({
                ...search,
                stream: next === "stderr" ? "stderr" : "stdout",
                line: undefined,
              }),
              replace: true,
            });
          }}
        />
      )}
      <LogView
        externalId={externalId}
        stream={shown}
        live={isActive(execution.state)}
        line={line}
        onLine={(next) => {
          void navigate({
            search: (search) => ({ ...search, stream: shown, line: next }),
            replace: true,
            resetScroll: false,
          });
        }}
        fileName={`${execution.taskName}-${execution.id}.${shown}.log`}
      />
    </Stack>
  );
}

/** Why there is no log; undefined when there is one. */
function useReason({ execution, log, queuePlace }: ExecutionOverview): string | undefined {
  const { t } = useTranslation();
  switch (execution.state) {
    case "QUEUED":
      return queuePlace == null
        ? t("log.whyQueued")
        : t("log.whyQueuedAt", { place: queuePlace });
    case "CANCELLED":
      return t("log.whyCancelled");
    default:
      break;
  }
  if (log.problem == null && execution.externalExecutionId != null) {
    return undefined;
  }
  if (execution.state === "LAUNCHING") {
    return t("log.whyLaunching");
  }
  if (execution.externalExecutionId == null) {
    return t("log.whyUnknown");
  }
  return execution.state === "FAILED" && execution.startTime == null
    ? t("log.whyRefused", { reason: execution.reason ?? "–" })
    : t("log.whyDeleted");
}
