import "@mantine/core/styles/Progress.layer.css";
import { Alert, Code, Group, Progress, Stack, Text, Title } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { DataTable, type DataColumn } from "../../components/DataTable";
import { Elapsed } from "../../components/Elapsed";
import { ErrorPanel } from "../../components/ErrorPanel";
import { Facts } from "../../components/Facts";
import { Loading } from "../../components/Loading";
import { TextLink } from "../../components/links";
import { durationText } from "../../components/duration";
import { numberText } from "../../components/numbers";
import { PageTitle } from "../../components/PageTitle";
import { isActive } from "../../components/states";
import { StatusBadge } from "../../components/StatusBadge";
import { Time } from "../../components/Time";
import { ExitMessage } from "./ExitMessage";
import { useStepProgress, type StepProgress, type StepRow } from "./queries";

const route = getRouteApi("/job-executions/$id/steps/$stepId");

export function StepPage(): ReactElement {
  const { t } = useTranslation();
  const { id, stepId } = route.useParams();
  const { schemaTarget } = route.useSearch();
  const { data, error, refetch } = useStepProgress(id, stepId, schemaTarget);
  return (
    <>
      <PageTitle title={t("jobs.stepTitle", { name: data?.step.name ?? "", id: stepId })} />
      <Text mb="md" size="sm">
        <TextLink to="/job-executions/$id" params={{ id }} search={{ schemaTarget }}>
          {t("jobs.toJobExecution", { id })}
        </TextLink>
      </Text>
      {error && <ErrorPanel error={error} onRetry={refetch} />}
      {!data && !error && <Loading height={180} />}
      {data && (
        <Stack gap="lg">
          <Headline progress={data} />
          {data.step.exitMessage !== "" && (
            <Alert
              color={data.step.status === "FAILED" ? "red" : "blue"}
              title={t("jobs.exitMessage")}
            >
              <ExitMessage text={data.step.exitMessage} />
            </Alert>
          )}
          <Counts step={data.step} />
          <History progress={data} />
          <Context step={data.step} />
        </Stack>
      )}
    </>
  );
}

function Headline({ progress }: { progress: StepProgress }): ReactElement {
  const { t } = useTranslation();
  const { step, complete, finished, milliseconds } = progress;
  const percent = Math.round(complete * 100);
  const rate = milliseconds > 0 ? (step.readCount * 1000) / milliseconds : 0;
  return (
    <Stack gap="xs">
      <Group>
        <StatusBadge state={step.status} />
        <Text size="sm">
          <Elapsed from={step.startTime} to={step.endTime} running={isActive(step.status)} />
        </Text>
        {step.readCount > 0 && (
          <Text size="sm">
            {t("jobs.rate", {
              rate: numberText(rate, { maximumFractionDigits: 1 }),
            })}
          </Text>
        )}
      </Group>
      {!finished && (
        <Group gap="sm" maw={480} wrap="nowrap">
          <Progress.Root size="lg" flex={1}>
            <Progress.Section value={percent} aria-label={t("jobs.progress")} />
          </Progress.Root>
          <Text size="sm">{percent} %</Text>
        </Group>
      )}
    </Stack>
  );
}

const COUNTS = [
  "readCount",
  "writeCount",
  "filterCount",
  "commitCount",
  "rollbackCount",
  "readSkipCount",
  "processSkipCount",
  "writeSkipCount",
] as const;

function Counts({ step }: { step: StepRow }): ReactElement {
  const { t } = useTranslation();
  return (
    <Facts
      label={t("jobs.counts")}
      facts={[
        [t("jobs.started"), <Time key="start" at={step.startTime} />],
        [t("jobs.ended"), <Time key="end" at={step.endTime} />],
        [t("jobs.exitCode"), step.exitCode],
        ...COUNTS.map((count): [string, string] => [
          t(`jobs.${count}`),
          numberText(step[count]),
        ]),
      ]}
    />
  );
}

type PastMeasure = StepProgress["history"][number];

function History({ progress }: { progress: StepProgress }): ReactElement {
  const { t } = useTranslation();
  function shown(measure: string, value: number): string {
    return measure === "duration"
      ? durationText(value)
      : numberText(value, { maximumFractionDigits: 1 });
  }
  const columns: DataColumn<PastMeasure>[] = [
    { id: "measure", header: t("jobs.measure"), cell: ({ measure }) => t(`jobs.${measure}`) },
    ...(["now", "min", "mean", "max", "deviation"] as const).map(
      (kind): DataColumn<PastMeasure> => ({
        id: kind,
        header: t(`jobs.${kind}`),
        cell: (row) => shown(row.measure, row[kind]),
      }),
    ),
  ];
  return (
    <section aria-label={t("jobs.history")}>
      <Title order={2} size="h4" mb={4}>
        {t("jobs.history")}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t("jobs.historyHint", { count: progress.runs })}
      </Text>
      <DataTable
        label={t("jobs.history")}
        columns={columns}
        rows={progress.history}
        rowId={({ measure }) => measure}
        empty={null}
      />
    </section>
  );
}

function Context({ step }: { step: StepRow }): ReactElement {
  const { t } = useTranslation();
  const columns: DataColumn<[string, string]>[] = [
    { id: "key", header: t("common.name"), cell: ([key]) => <Code>{key}</Code> },
    { id: "value", header: t("jobs.value"), cell: ([, value]) => <Code>{value}</Code> },
  ];
  return (
    <section aria-label={t("jobs.context")}>
      <Title order={2} size="h4" mb="xs">
        {t("jobs.context")}
      </Title>
      <DataTable
        label={t("jobs.context")}
        columns={columns}
        rows={step.context}
        rowId={([key]) => key}
        empty={<Text>{t("jobs.noContext")}</Text>}
      />
    </section>
  );
}
