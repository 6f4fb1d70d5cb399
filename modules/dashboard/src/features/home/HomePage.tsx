import { Paper, SimpleGrid, Skeleton, Stack, Text, Title } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ExecutionRow, RunState } from "../../api/types";
import { DataTable, type DataColumn } from "../../components/DataTable";
import { ErrorPanel } from "../../components/ErrorPanel";
import { ButtonLink, ExecutionLink, executionsLink, TextLink } from "../../components/links";
import { numberText } from "../../components/numbers";
import { PageTitle } from "../../components/PageTitle";
import { StatusBadge } from "../../components/StatusBadge";
import { Time } from "../../components/Time";
import { useAppCount, useLatestExecutions, usePlatformLoad, useTaskCount } from "./queries";

const COUNTED = ["RUNNING", "QUEUED", "FAILED", "SUCCEEDED"] as const satisfies RunState[];

export function HomePage(): ReactElement {
  const { t } = useTranslation();
  const apps = useAppCount();
  const tasks = useTaskCount();
  if (apps.data === 0) {
    return (
      <>
        <PageTitle title={t("home.title")} />
        <Paper withBorder p="xl" maw={640}>
          <Stack align="flex-start">
            <Title order={2} size="h4">
              {t("home.emptyTitle")}
            </Title>
            <Text>{t("home.emptyText")}</Text>
            <ButtonLink to="/apps/add">{t("apps.addApps")}</ButtonLink>
          </Stack>
        </Paper>
      </>
    );
  }
  return (
    <>
      <PageTitle title={t("home.title")} />
      <Stack gap="lg">
        {apps.error && <ErrorPanel error={apps.error} onRetry={apps.refetch} />}
        {tasks.error && <ErrorPanel error={tasks.error} onRetry={tasks.refetch} />}
        <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }}>
          <Count label={t("home.applications")} value={apps.data}>
            <TextLink to="/apps">{t("common.applications")}</TextLink>
          </Count>
          <Count label={t("home.tasks")} value={tasks.data}>
            <TextLink to="/tasks">{t("common.tasks")}</TextLink>
          </Count>
          <StateCounts />
        </SimpleGrid>
        <Platforms />
        <Latest />
      </Stack>
    </>
  );
}

function Count({
  label,
  value,
  children,
}: {
  label: string;
  value: number | undefined;
  children: ReactNode;
}): ReactElement {
  return (
    <Paper withBorder p="md" component="section" aria-label={label}>
      {value === undefined ? (
        <Skeleton height={34} width={48} mb={4} />
      ) : (
        <Text size="xl" fw={700}>
          {numberText(value)}
        </Text>
      )}
      {children}
    </Paper>
  );
}

function StateCounts(): ReactElement | null {
  const { t } = useTranslation();
  const { data, error } = useLatestExecutions();
  if (error) {
    // The list below says what is wrong.
    return null;
  }
  return (
    <>
      {COUNTED.map((state) => (
        <Count
          key={state}
          label={t(`status.${state}`)}
          value={data === undefined ? undefined : (data.counts?.[state] ?? 0)}
        >
          <TextLink {...executionsLink(state)}>
            <StatusBadge state={state} />
          </TextLink>
        </Count>
      ))}
    </>
  );
}

function Platforms(): ReactElement {
  const { t } = useTranslation();
  const load = usePlatformLoad();
  return (
    <section aria-label={t("home.platforms")}>
      <Title order={2} size="h4" mb="xs">
        {t("home.platforms")}
      </Title>
      {load.error && <ErrorPanel error={load.error} onRetry={load.refetch} />}
      {load.isPending && <Skeleton height={24} width={240} />}
      {load.data?.map((platform) => (
        <Text key={platform.name}>
          {platform.name} ({platform.type}):{" "}
          {t("home.platformLoad", {
            running: platform.runningExecutionCount,
            limit: platform.maximumTaskExecutions,
          })}
        </Text>
      ))}
    </section>
  );
}

function Latest(): ReactElement {
  const { t } = useTranslation();
  const latest = useLatestExecutions();
  const columns: DataColumn<ExecutionRow>[] = [
    {
      id: "id",
      header: t("home.execution"),
      narrow: true,
      cell: ({ id, schemaTarget }) => (
        <ExecutionLink id={id} schemaTarget={schemaTarget}>
          {id}
        </ExecutionLink>
      ),
    },
    { id: "task", header: t("home.task"), cell: ({ taskName }) => taskName },
    {
      id: "state",
      header: t("home.state"),
      narrow: true,
      cell: ({ state }) => <StatusBadge state={state} />,
    },
    {
      id: "started",
      header: t("home.started"),
      narrow: true,
      cell: ({ startTime, queuedAt }) => <Time at={startTime ?? queuedAt} />,
    },
  ];
  return (
    <section aria-label={t("home.latest")}>
      <Title order={2} size="h4" mb="xs">
        {t("home.latest")}
      </Title>
      <DataTable
        label={t("home.latest")}
        columns={columns}
        rows={latest.data?.items}
        rowId={({ id, schemaTarget }) => `${schemaTarget}-${id}`}
        error={latest.error}
        onRetry={latest.refetch}
        empty={
          <Stack align="center">
            <Text>{t("home.noExecutions")}</Text>
            <TextLink to="/tasks">{t("home.toTasks")}</TextLink>
          </Stack>
        }
      />
    </section>
  );
}
