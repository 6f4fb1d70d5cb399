import { Code, Group, Paper, SimpleGrid, Stack, Table, Text, Title } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ExecutionOverview, Job, Step } from "../../api/types";
import { Elapsed } from "../../components/Elapsed";
import { ErrorPanel } from "../../components/ErrorPanel";
import { Gantt, type GanttBar } from "../../components/Gantt";
import { Loading } from "../../components/Loading";
import { ButtonLink, TextLink } from "../../components/links";
import { numberText } from "../../components/numbers";
import { StatusBadge } from "../../components/StatusBadge";
import { Time } from "../../components/Time";
import { isActive } from "../../components/states";
import { useStep } from "./queries";
import { StepsTable } from "./StepsTable";

const TONES: Record<string, GanttBar["tone"]> = {
  COMPLETED: "good",
  FAILED: "bad",
  STARTED: "active",
  STARTING: "active",
  STOPPING: "active",
  STOPPED: "warn",
  ABANDONED: "warn",
};

function toneOf(status: string): GanttBar["tone"] {
  return TONES[status] ?? "neutral";
}

/** When which step ran, what it counted, and one of them in full. */
export function StepsTab({
  overview,
  chosen,
}: {
  overview: ExecutionOverview;
  chosen: number | undefined;
}): ReactElement {
  const { t } = useTranslation();
  const { execution, jobs } = overview;
  const found = jobs
    .flatMap((job) => job.steps.map((step) => ({ job, step })))
    .find(({ step }) => step.stepExecutionId === chosen);
  if (jobs.length === 0) {
    return (
      <Text c="dimmed">
        {t(isActive(execution.state) ? "executions.noJobsYet" : "executions.noJobs")}
      </Text>
    );
  }
  return (
    <Stack gap="lg">
      {chosen !== undefined && found === undefined && (
        <Text c="dimmed">{t("executions.noSuchStep", { id: chosen })}</Text>
      )}
      {found && (
        <StepDetail
          key={found.step.stepExecutionId}
          job={found.job}
          step={found.step}
          executionId={execution.id}
          schemaTarget={execution.schemaTarget}
        />
      )}
      <Gantt
        label={t("executions.timeline")}
        running={isActive(execution.state)}
        groups={jobs.map((job) => ({
          id: `job ${job.jobExecutionId}`,
          name: job.jobName,
          label: job.jobName,
          tone: toneOf(job.status),
          from: job.startTime,
          to: job.endTime,
          bars: job.steps.map((step) => ({
            id: `step ${step.stepExecutionId}`,
            name: step.name,
            label: (
              <TextLink
                to="/task-executions/$id"
                params={{ id: String(execution.id) }}
                search={(search) => ({ ...search, tab: "steps", step: step.stepExecutionId })}
              >
                {step.name}
              </TextLink>
            ),
            tone: toneOf(step.status),
            from: step.startTime,
            to: step.endTime,
          })),
        }))}
      />
      {jobs.map((job) => (
        <section key={job.jobExecutionId} aria-label={job.jobName}>
          <Title order={2} size="h4" mb="xs">
            {job.jobName}
          </Title>
          <StepsTable
            steps={job.steps}
            execution={execution}
            label={t("executions.stepsOf", { job: job.jobName })}
          />
        </section>
      ))}
    </Stack>
  );
}

function StepDetail({
  job,
  step,
  executionId,
  schemaTarget,
}: {
  job: Job;
  step: Step;
  executionId: number;
  schemaTarget: string;
}): ReactElement {
  const { t } = useTranslation();
  const detail = useStep(job.jobExecutionId, step, schemaTarget);
  const rate = rateOf(step);
  const counts: [string, string][] = [
    [t("executions.readCount"), numberText(step.readCount)],
    [t("executions.writeCount"), numberText(step.writeCount)],
    [t("executions.filterCount"), numberText(step.filterCount)],
    [t("executions.commitCount"), numberText(step.commitCount)],
    [t("executions.rollbackCount"), numberText(step.rollbackCount)],
    [t("executions.skipCount"), skips(step, detail.data)],
    ...(rate === undefined
      ? []
      : [[t("executions.rate"), t("executions.perSecond", { count: rate })] as [string, string]]),
  ];
  return (
    <Paper withBorder p="md" component="section" aria-label={t("executions.stepTitle", { step: step.name })}>
      <Group justify="space-between" mb="sm">
        <Group gap="sm">
          <Title order={2} size="h4" className="breaking">
            {step.name}
          </Title>
          <StatusBadge state={step.status} />
          <Text size="sm">
            <Elapsed from={step.startTime} to={step.endTime} running={step.endTime == null} />
          </Text>
        </Group>
        <ButtonLink
          to="/task-executions/$id"
          params={{ id: String(executionId) }}
          search={(search) => ({ ...search, tab: "steps", step: undefined })}
          variant="subtle"
          size="compact-sm"
        >
          {t("executions.closeStep")}
        </ButtonLink>
      </Group>
      <Text size="sm" c="dimmed" mb="sm">
        <Time at={step.startTime} /> – <Time at={step.endTime} />
      </Text>
      <SimpleGrid cols={{ base: 2, xs: 3, md: 6 }} mb="md">
        {counts.map(([name, value]) => (
          <div key={name}>
            <Text size="xs" c="dimmed">
              {name}
            </Text>
            <Text fw={600}>{value}</Text>
          </div>
        ))}
      </SimpleGrid>
      {detail.error && <ErrorPanel error={detail.error} onRetry={detail.refetch} />}
      {detail.isPending && <Loading height={80} />}
      {detail.data && (
        <Stack gap="sm">
          {detail.data.exitText !== "" && (
            <div>
              <Title order={3} size="h5" mb={4}>
                {t("executions.exitText")}
              </Title>
              <Code block mah={320} style={{ overflow: "auto" }} tabIndex={0}>
                {detail.data.exitText}
              </Code>
            </div>
          )}
          {detail.data.context.length > 0 && (
            <div>
              <Title order={3} size="h5" mb={4}>
                {t("executions.context")}
              </Title>
              <Table aria-label={t("executions.context")}>
                <Table.Tbody>
                  {detail.data.context.map(([name, value]) => (
                    <Table.Tr key={name}>
                      <Table.Th scope="row" className="breaking">
                        {name}
                      </Table.Th>
                      <Table.Td className="breaking mono">{value}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          )}
        </Stack>
      )}
    </Paper>
  );
}

function skips(
  step: Step,
  detail: { readSkips: number; processSkips: number; writeSkips: number } | undefined,
): string {
  const all = numberText(step.skipCount);
  return detail === undefined || step.skipCount === 0
    ? all
    : `${all} (${detail.readSkips} / ${detail.processSkips} / ${detail.writeSkips})`;
}

/** Items a second over the time it took; nothing for a step that reads no items. */
function rateOf(step: Step): number | undefined {
  if (step.readCount === 0 || step.startTime == null || step.endTime == null) {
    return undefined;
  }
  const seconds = (Date.parse(step.endTime) - Date.parse(step.startTime)) / 1000;
  return seconds > 0 ? Math.round(step.readCount / seconds) : undefined;
}
