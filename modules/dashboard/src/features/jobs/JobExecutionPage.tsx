import { Alert, Code, Group, Stack, Text, Title } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { JobParameter } from "../../api/types";
import { DataTable, type DataColumn } from "../../components/DataTable";
import { Elapsed } from "../../components/Elapsed";
import { ErrorPanel } from "../../components/ErrorPanel";
import { Facts } from "../../components/Facts";
import { Loading } from "../../components/Loading";
import { ExecutionLink, TextLink } from "../../components/links";
import { numberText } from "../../components/numbers";
import { PageTitle } from "../../components/PageTitle";
import { isActive } from "../../components/states";
import { StatusBadge } from "../../components/StatusBadge";
import { StatusMark } from "../../components/StatusMark";
import { Time } from "../../components/Time";
import { ExitMessage } from "./ExitMessage";
import { JobActions } from "./JobActions";
import { useAttempts, useJobExecution, type JobExecution, type StepRow } from "./queries";

const route = getRouteApi("/job-executions/$id");

export function JobExecutionPage(): ReactElement {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { schemaTarget } = route.useSearch();
  const { data: job, error, refetch } = useJobExecution(id, schemaTarget);
  return (
    <>
      <PageTitle title={t("jobs.executionTitle", { name: job?.jobName ?? "", id })}>
        {job && (
          <JobActions
            id={id}
            schemaTarget={job.schemaTarget}
            jobName={job.jobName}
            restartable={job.restartable}
            stoppable={job.stoppable}
          />
        )}
      </PageTitle>
      {error && <ErrorPanel error={error} onRetry={refetch} />}
      {!job && !error && <Loading height={180} />}
      {job && (
        <Stack gap="lg">
          <Group>
            <StatusBadge state={job.status} />
            <Text size="sm">
              <Elapsed from={job.startTime} to={job.endTime} running={isActive(job.status)} />
            </Text>
          </Group>
          <Cause job={job} />
          <Facts
            label={t("jobs.details")}
            facts={[
              [
                t("jobs.job"),
                <TextLink key="job" to="/jobs/$name" params={{ name: job.jobName }}>
                  {job.jobName}
                </TextLink>,
              ],
              [t("jobs.instance"), job.instanceId],
              [
                t("jobs.taskExecution"),
                job.taskExecutionId === undefined ? (
                  "–"
                ) : (
                  <ExecutionLink
                    key="task"
                    id={job.taskExecutionId}
                    schemaTarget={job.schemaTarget}
                  >
                    {job.taskExecutionId}
                  </ExecutionLink>
                ),
              ],
              [t("jobs.started"), <Time key="start" at={job.startTime} />],
              [t("jobs.ended"), <Time key="end" at={job.endTime} />],
              [t("jobs.exitCode"), job.exitCode],
              [t("jobs.schemaTarget"), job.schemaTarget],
            ]}
          />
          <ParametersTable parameters={job.parameters} />
          <Steps job={job} />
          <Attempts job={job} />
        </Stack>
      )}
    </>
  );
}

/** What is said at the end: of the step that failed, or else of the job. */
function Cause({ job }: { job: JobExecution }): ReactElement | null {
  const { t } = useTranslation();
  const failed = job.steps.find(({ status, exitMessage }) => status === "FAILED" && exitMessage !== "");
  const message = failed?.exitMessage ?? job.exitMessage;
  if (message === "") {
    return null;
  }
  return (
    <Alert
      color={job.status === "FAILED" ? "red" : "blue"}
      title={failed ? t("jobs.causeInStep", { step: failed.name }) : t("jobs.exitMessage")}
    >
      <ExitMessage text={message} />
    </Alert>
  );
}

function ParametersTable({ parameters }: { parameters: JobParameter[] }): ReactElement {
  const { t } = useTranslation();
  const columns: DataColumn<JobParameter>[] = [
    {
      id: "name",
      header: t("common.name"),
      cell: ({ name, identifying }) => (
        <Group gap="xs">
          <Code>{name}</Code>{" "}
          {identifying && <StatusMark text={t("jobs.identifying")} />}
        </Group>
      ),
    },
    { id: "value", header: t("jobs.value"), cell: ({ value }) => <Code>{value}</Code> },
    { id: "type", header: t("common.type"), narrow: true, cell: ({ type }) => type },
  ];
  return (
    <section aria-label={t("jobs.parameters")}>
      <Title order={2} size="h4" mb="xs">
        {t("jobs.parameters")}
      </Title>
      <DataTable
        label={t("jobs.parameters")}
        columns={columns}
        rows={parameters}
        rowId={({ name }) => name}
        empty={<Text>{t("jobs.noParameters")}</Text>}
      />
    </section>
  );
}

function Steps({ job }: { job: JobExecution }): ReactElement {
  const { t } = useTranslation();
  const columns: DataColumn<StepRow>[] = [
    {
      id: "name",
      header: t("jobs.step"),
      cell: ({ id, name }) => (
        <TextLink
          to="/job-executions/$id/steps/$stepId"
          params={{ id: job.id, stepId: id }}
          search={{ schemaTarget: job.schemaTarget }}
        >
          {name}
        </TextLink>
      ),
    },
    {
      id: "status",
      header: t("jobs.status"),
      narrow: true,
      cell: ({ status }) => <StatusBadge state={status} />,
    },
    {
      id: "duration",
      header: t("jobs.duration"),
      narrow: true,
      cell: ({ startTime, endTime, status }) => (
        <Elapsed from={startTime} to={endTime} running={isActive(status)} />
      ),
    },
    ...(["readCount", "writeCount", "commitCount", "rollbackCount"] as const).map(
      (count): DataColumn<StepRow> => ({
        id: count,
        header: t(`jobs.${count}`),
        narrow: true,
        cell: (step) => numberText(step[count]),
      }),
    ),
    {
      id: "skips",
      header: t("jobs.skips"),
      narrow: true,
      cell: (step) =>
        numberText(step.readSkipCount + step.processSkipCount + step.writeSkipCount),
    },
  ];
  return (
    <section aria-label={t("jobs.steps")}>
      <Title order={2} size="h4" mb="xs">
        {t("jobs.steps")}
      </Title>
      <DataTable
        label={t("jobs.steps")}
        columns={columns}
        rows={job.steps}
        rowId={({ id }) => String(id)}
        empty={<Text>{t("jobs.noSteps")}</Text>}
      />
    </section>
  );
}

function Attempts({ job }: { job: JobExecution }): ReactElement {
  const { t } = useTranslation();
  const attempts = useAttempts(job.instanceId, job.schemaTarget);
  const columns: DataColumn<JobExecution>[] = [
    {
      id: "id",
      header: t("jobs.id"),
      narrow: true,
      cell: ({ id, schemaTarget }) =>
        id === job.id ? (
          <Text size="sm" fw={700} component="span" aria-current="true">
            {t("jobs.thisOne", { id })}
          </Text>
        ) : (
          <TextLink to="/job-executions/$id" params={{ id }} search={{ schemaTarget }}>
            {id}
          </TextLink>
        ),
    },
    {
      id: "status",
      header: t("jobs.status"),
      narrow: true,
      cell: ({ status }) => <StatusBadge state={status} />,
    },
    {
      id: "started",
      header: t("jobs.started"),
      narrow: true,
      cell: ({ startTime }) => <Time at={startTime} />,
    },
    {
      id: "duration",
      header: t("jobs.duration"),
      narrow: true,
      cell: ({ startTime, endTime, status }) => (
        <Elapsed from={startTime} to={endTime} running={isActive(status)} />
      ),
    },
    { id: "exit", header: t("jobs.exitCode"), cell: ({ exitCode }) => exitCode },
    {
      id: "task",
      header: t("jobs.taskExecution"),
      narrow: true,
      cell: ({ taskExecutionId, schemaTarget }) =>
        taskExecutionId === undefined ? (
          "–"
        ) : (
          <ExecutionLink id={taskExecutionId} schemaTarget={schemaTarget}>
            {taskExecutionId}
          </ExecutionLink>
        ),
    },
  ];
  return (
    <section aria-label={t("jobs.attempts")}>
      <Title order={2} size="h4" mb="xs">
        {t("jobs.attempts")}
      </Title>
      <DataTable
        label={t("jobs.attempts")}
        columns={columns}
        rows={attempts.data}
        rowId={({ id }) => String(id)}
        error={attempts.error}
        onRetry={attempts.refetch}
        empty={<Text>{t("common.none")}</Text>}
      />
    </section>
  );
}
