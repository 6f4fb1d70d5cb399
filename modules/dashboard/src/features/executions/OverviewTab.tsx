import { Alert, Anchor, Code, Group, List, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconClock } from "@tabler/icons-react";
import { useState, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ExecutionOverview, ExecutionRow, Job } from "../../api/types";
import { CopyIcon } from "../../components/CopyIcon";
import { DataTable, type DataColumn } from "../../components/DataTable";
import { Elapsed } from "../../components/Elapsed";
import { ExecutionLink, TextLink } from "../../components/links";
import { StatusBadge } from "../../components/StatusBadge";
import { Time } from "../../components/Time";
import { chosenArguments } from "../launch/launchText";
import { isActive } from "../../components/states";
import { StepsTable } from "./StepsTable";

const BAD = ["FAILED", "LOST", "STOPPED", "CANCELLED"];

export function OverviewTab({ overview }: { overview: ExecutionOverview }): ReactElement {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <Cause overview={overview} />
      <Waiting overview={overview} />
      {overview.jobs.map((job) => (
        <JobSection key={job.jobExecutionId} job={job} execution={overview.execution} />
      ))}
      {overview.jobs.length === 0 && !isActive(overview.execution.state) && (
        <Text c="dimmed">{t("executions.noJobs")}</Text>
      )}
      {overview.children.length > 0 && <Children rows={overview.children} />}
      <Facts overview={overview} />
      <Arguments execution={overview.execution} />
    </Stack>
  );
}

/** Why it failed comes first, also for those who listen to the page. */
function Cause({ overview }: { overview: ExecutionOverview }): ReactElement | null {
  const { t } = useTranslation();
  const { execution, cause, jobs, log } = overview;
  if (!BAD.includes(execution.state)) {
    return null;
  }
  const failed = jobs.flatMap(({ steps }) => steps).find((step) => step.status === "FAILED");
  const root = jobs
    .map(({ exitMessage }) => rootCause(exitMessage))
    .find((text) => text !== undefined && cause?.includes(text) !== true);
  return (
    <Alert
      role="alert"
      color={execution.state === "FAILED" || execution.state === "LOST" ? "red" : "orange"}
      title={t(`executions.cause_${execution.state as "FAILED"}`)}
      icon={<IconAlertTriangle aria-hidden />}
    >
      <Stack gap="xs">
        <Text size="sm" className="breaking">
          {cause ?? execution.reason ?? t("executions.noCause")}
        </Text>
        {root !== undefined && (
          <Text size="sm" className="breaking">
            {root}
          </Text>
        )}
        <Group gap="md">
          {failed && (
            <Text size="sm">
              <TextLink
                to="/task-executions/$id"
                params={{ id: String(execution.id) }}
                search={(search) => ({ ...search, tab: "steps", step: failed.stepExecutionId })}
                c="inherit"
                underline="always"
              >
                {t("executions.toStep", { step: failed.name })}
              </TextLink>
            </Text>
          )}
          {log.problem == null && log.stdoutBytes + log.stderrBytes > 0 && (
            <Text size="sm">
              <TextLink
                to="/task-executions/$id"
                params={{ id: String(execution.id) }}
                search={(search) => ({ ...search, tab: "log" })}
                c="inherit"
                underline="always"
              >
                {t("executions.toLog")}
              </TextLink>
            </Text>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}

/** The last cause of a stack trace, which Spring Batch only keeps the beginning of. */
function rootCause(trace: string | null | undefined): string | undefined {
  return trace
    ?.split("\n")
    .filter((line) => line.startsWith("Caused by: "))
    .at(-1)
    ?.trim();
}

function Waiting({ overview }: { overview: ExecutionOverview }): ReactElement | null {
  const { t } = useTranslation();
  const { execution, queuePlace, platformLimit } = overview;
  if (!isActive(execution.state) || (execution.state !== "QUEUED" && execution.reason == null)) {
    return null;
  }
  return (
    <Alert
      color="violet"
      icon={<IconClock aria-hidden />}
      title={
        execution.state === "QUEUED"
          ? queuePlace == null
            ? t("executions.queued")
            : t("executions.queuePlace", { place: queuePlace })
          : t(`status.${execution.state}`)
      }
    >
      {execution.reason != null && <Text size="sm">{execution.reason}</Text>}
      {execution.state === "QUEUED" && platformLimit != null && (
        <Text size="sm">{t("executions.platformLimit", { limit: platformLimit })}</Text>
      )}
    </Alert>
  );
}

function JobSection({ job, execution }: { job: Job; execution: ExecutionRow }): ReactElement {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md" component="section" aria-label={job.jobName}>
      <Group justify="space-between" mb="xs">
        <Group gap="sm">
          <Title order={2} size="h4" className="breaking">
            <TextLink
              to="/job-executions/$id"
              params={{ id: job.jobExecutionId }}
              search={{ schemaTarget: execution.schemaTarget }}
            >
              {job.jobName}
            </TextLink>
          </Title>
          <StatusBadge state={job.status} />
          <Text size="sm">
            <Elapsed from={job.startTime} to={job.endTime} running={isActive(execution.state)} />
          </Text>
        </Group>
        <Text size="sm" c="dimmed">
          {t("executions.jobIds", { id: job.jobExecutionId, instance: job.jobInstanceId })}
        </Text>
      </Group>
      <StepsTable
        steps={job.steps}
        execution={execution}
        label={t("executions.stepsOf", { job: job.jobName })}
      />
      {job.parameters.length > 0 && (
        <Group gap="xs" mt="sm" align="baseline">
          <Text size="sm" c="dimmed">
            {t("executions.parameters")}
          </Text>
          {job.parameters.map(({ name, value, type, identifying }) => (
            <Code
              key={name}
              className="breaking"
              title={identifying ? type : `${type}, ${t("executions.notIdentifying")}`}
            >
              {name}={value}
            </Code>
          ))}
        </Group>
      )}
      {job.exitMessage != null && job.exitMessage.includes("\n") && (
        <details>
          <Text component="summary" size="sm">
            {t("executions.exitText")}
          </Text>
          <Code block mah={320} style={{ overflow: "auto" }} tabIndex={0}>
            {job.exitMessage}
          </Code>
        </details>
      )}
    </Paper>
  );
}

function Children({ rows }: { rows: ExecutionRow[] }): ReactElement {
  const { t } = useTranslation();
  const columns: DataColumn<ExecutionRow>[] = [
    {
      id: "id",
      header: t("executions.id"),
      narrow: true,
      cell: ({ id, schemaTarget }) => (
        <ExecutionLink id={id} schemaTarget={schemaTarget}>
          {id}
        </ExecutionLink>
      ),
    },
    { id: "task", header: t("executions.task"), cell: ({ taskName }) => taskName },
    {
      id: "state",
      header: t("executions.state"),
      narrow: true,
      cell: ({ state }) => <StatusBadge state={state} />,
    },
    {
      id: "duration",
      header: t("executions.duration"),
      narrow: true,
      cell: (row) => (
        <Elapsed from={row.startTime} to={row.endTime} running={isActive(row.state)} />
      ),
    },
    {
      id: "exit",
      header: t("executions.exitCode"),
      narrow: true,
      cell: ({ exitCode }) => exitCode ?? "–",
    },
  ];
  return (
    <section aria-label={t("executions.children")}>
      <Title order={2} size="h4" mb="xs">
        {t("executions.children")}
      </Title>
      <DataTable
        label={t("executions.children")}
        columns={columns}
        rows={rows}
        rowId={({ id }) => String(id)}
        empty={null}
      />
    </section>
  );
}

function Facts({ overview }: { overview: ExecutionOverview }): ReactElement {
  const { t } = useTranslation();
  const { execution, resourceUrl } = overview;
  const facts: [string, ReactNode][] = [
    [
      t("executions.id"),
      <Copyable key="id" text={String(execution.id)}>
        {execution.id} ({execution.schemaTarget})
      </Copyable>,
    ],
    [t("executions.exitCode"), execution.exitCode ?? "–"],
    [t("executions.queuedAt"), <Time key="q" at={execution.queuedAt} />],
    [t("executions.start"), <Time key="s" at={execution.startTime} />],
    [t("executions.end"), <Time key="e" at={execution.endTime} />],
    [t("executions.platform"), execution.platform ?? "–"],
    [
      t("executions.externalId"),
      execution.externalExecutionId == null ? (
        "–"
      ) : (
        <Copyable key="x" text={execution.externalExecutionId}>
          <span className="breaking">{execution.externalExecutionId}</span>
        </Copyable>
      ),
    ],
    [t("executions.resource"), <span key="r" className="breaking">{resourceUrl ?? "–"}</span>],
  ];
  return (
    <section aria-label={t("executions.facts")}>
      <Title order={2} size="h4" mb="xs">
        {t("executions.facts")}
      </Title>
      <Table layout="auto" maw={900}>
        <Table.Tbody>
          {facts.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" w={{ base: 110, sm: 180 }}>
                {name}
              </Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function Copyable({ text, children }: { text: string; children: ReactNode }): ReactElement {
  return (
    <Group gap={4} wrap="nowrap" component="span">
      <span>{children}</span>
      <CopyIcon value={text} />
    </Group>
  );
}

/** Those somebody gave; what the server adds to every launch is shown when asked for. */
function Arguments({ execution }: { execution: ExecutionRow }): ReactElement {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const chosen = chosenArguments(execution.arguments);
  const added = execution.arguments.length - chosen.length;
  const shown = all ? execution.arguments : chosen;
  return (
    <section aria-label={t("executions.arguments")}>
      <Group gap={4} mb="xs">
        <Title order={2} size="h4">
          {t("executions.arguments")}
        </Title>
        {shown.length > 0 && <CopyIcon value={shown.join(" ")} />}
      </Group>
      {shown.length === 0 ? (
        <Text c="dimmed" size="sm">
          {t("executions.noArguments")}
        </Text>
      ) : (
        <List listStyleType="none" size="sm" spacing={4}>
          {shown.map((argument, index) => (
            <List.Item key={index}>
              <Code className="breaking">{argument}</Code>
            </List.Item>
          ))}
        </List>
      )}
      {added > 0 && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          mt="xs"
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? t("executions.fewerArguments") : t("executions.moreArguments", { count: added })}
        </Anchor>
      )}
    </section>
  );
}
