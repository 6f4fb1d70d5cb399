import { Stack, Table, Text } from "@mantine/core";
import type { TFunction } from "i18next";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ExecutionOverview } from "../../api/types";
import { between, durationText } from "../../components/duration";
import { ErrorPanel } from "../../components/ErrorPanel";
import { Loading } from "../../components/Loading";
import { StatusBadge } from "../../components/StatusBadge";
import { Time } from "../../components/Time";
import { useRun, type ExecutionKey, type Run } from "./queries";

interface Happening {
  at: string;
  what: string;
  state?: string;
  cause?: string | undefined;
}

interface Possible extends Omit<Happening, "at"> {
  at: string | null | undefined;
}

/** Of all that can happen, what did. */
function happened(possible: Possible[]): Happening[] {
  return possible.filter((one): one is Happening => one.at != null);
}

/** How the execution came to be as it is, in the order of time. */
export function EventsTab({
  overview,
  executionKey,
}: {
  overview: ExecutionOverview;
  executionKey: ExecutionKey;
}): ReactElement {
  const { t } = useTranslation();
  const run = useRun(executionKey);
  if (run.error) {
    return <ErrorPanel error={run.error} onRetry={run.refetch} />;
  }
  if (run.data === undefined) {
    return <Loading height={160} />;
  }
  const happenings = [...ofRun(run.data, overview, t), ...ofJobs(overview, t)].sort((one, other) =>
    Date.parse(one.at) - Date.parse(other.at),
  );
  return (
    <Stack>
      {run.data === null && <Text c="dimmed">{t("executions.notLaunchedHere")}</Text>}
      <Table aria-label={t("executions.tab_events")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("executions.time")}</Table.Th>
            <Table.Th scope="col">{t("executions.after")}</Table.Th>
            <Table.Th scope="col">{t("executions.what")}</Table.Th>
            <Table.Th scope="col">{t("executions.state")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {happenings.map(({ at, what, state, cause }, index) => (
            <Table.Tr key={index}>
              <Table.Td>
                <Time at={at} />
              </Table.Td>
              <Table.Td className="mono">
                +{durationText(between(happenings[0]?.at, at) ?? 0)}
              </Table.Td>
              <Table.Td className="breaking">
                {what}
                {cause !== undefined && (
                  <Text size="sm" c="dimmed">
                    {cause}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>{state !== undefined && <StatusBadge state={state} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}

type Translate = TFunction;

function ofRun(run: Run | null, { execution }: ExecutionOverview, t: Translate): Happening[] {
  return happened([
    { at: run?.queuedAt, what: t("executions.eventQueued"), state: "QUEUED" },
    { at: run?.launchingAt, what: t("executions.eventLaunching"), state: "LAUNCHING" },
    { at: run?.startedAt, what: t("executions.eventRunning"), state: "RUNNING" },
    { at: execution.startTime, what: t("executions.eventStarted") },
    { at: run?.stopRequestedAt, what: t("executions.eventStop") },
    { at: execution.endTime, what: t("executions.eventReportedEnd") },
    {
      at: run?.endedAt,
      what:
        execution.exitCode == null
          ? t("executions.eventEnded")
          : t("executions.eventEndedWith", { code: execution.exitCode }),
      state: execution.state,
      cause: run?.reason ?? undefined,
    },
  ]);
}

function ofJobs({ jobs }: ExecutionOverview, t: Translate): Happening[] {
  return jobs.flatMap((job) => {
    const name = { name: job.jobName };
    return happened([
      { at: job.startTime, what: t("executions.eventJobStarted", name) },
      ...job.steps.flatMap((step) => [
        { at: step.startTime, what: t("executions.eventStepStarted", { name: step.name }) },
        {
          at: step.endTime,
          what: t("executions.eventStepEnded", { name: step.name }),
          state: step.status,
          cause: step.exitMessage ?? undefined,
        },
      ]),
      { at: job.endTime, what: t("executions.eventJobEnded", name), state: job.status },
    ]);
  });
}
