import { Button, Code, CopyButton, Group, Stack, Tabs, Text } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useState, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ExecutionRow } from "../../api/types";
import { usePreferences } from "../../app/preferences";
import { ConfirmAction } from "../../components/ConfirmAction";
import { CursorPages } from "../../components/CursorPages";
import { DataTable, type DataColumn } from "../../components/DataTable";
import { Elapsed } from "../../components/Elapsed";
import { isActive } from "../../components/states";
import { ErrorPanel } from "../../components/ErrorPanel";
import { Facts } from "../../components/Facts";
import { Loading } from "../../components/Loading";
import { ButtonLink, ExecutionLink, executionsOfTask, TextLink } from "../../components/links";
import { durationText } from "../../components/duration";
import { PageTitle } from "../../components/PageTitle";
import { durationOf, RunStrip } from "../../components/RunStrip";
import { StatusBadge } from "../../components/StatusBadge";
import { Time } from "../../components/Time";
import { AuditTable } from "../audit/AuditTable";
import { useAuditRecords } from "../audit/queries";
import {
  useDestroy,
  useExecutionsOf,
  useHistories,
  useParsed,
  useTask,
  type Task,
} from "./queries";
import { TASK_TABS } from "./tabs";
import { TaskMenu } from "./TaskMenu";

const route = getRouteApi("/tasks/$name");

export function TaskPage(): ReactElement {
  const { t } = useTranslation();
  const { name } = route.useParams();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: task, error, refetch } = useTask(name);
  const destroy = useDestroy();
  const [leaving, setLeaving] = useState(false);
  const names = {
    overview: t("tasks.tabOverview"),
    executions: t("tasks.tabExecutions"),
    definition: t("tasks.tabDefinition"),
    audit: t("tasks.tabAudit"),
  };
  return (
    <>
      <PageTitle title={name}>
        {task && (
          <>
            <ButtonLink to="/tasks/$name/launch" params={{ name }}>
              {t("tasks.launch")}
            </ButtonLink>
            <Button
              variant="outline"
              color="red"
              onClick={() => {
                setLeaving(true);
              }}
            >
              {t("tasks.destroy")}
            </Button>
            <TaskMenu task={task} />
          </>
        )}
      </PageTitle>
      {error && <ErrorPanel error={error} onRetry={refetch} />}
      {!task && !error && <Loading height={180} />}
      {task && (
        <Tabs
          value={tab}
          onChange={(next) => {
            const wanted = TASK_TABS.find((known) => known === next) ?? "overview";
            void navigate({ search: { tab: wanted, page: 0 }, replace: true });
          }}
        >
          <Tabs.List mb="md" aria-label={t("tasks.tabs")}>
            {TASK_TABS.map((known) => (
              <Tabs.Tab key={known} value={known}>
                {names[known]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="overview">{tab === "overview" && <Overview task={task} />}</Tabs.Panel>
          <Tabs.Panel value="executions">{tab === "executions" && <Executions />}</Tabs.Panel>
          <Tabs.Panel value="definition">
            {tab === "definition" && <Definition task={task} />}
          </Tabs.Panel>
          <Tabs.Panel value="audit">{tab === "audit" && <TaskAudit />}</Tabs.Panel>
        </Tabs>
      )}
      {leaving && (
        <ConfirmAction
          title={t("tasks.destroyTitle")}
          effect={t("tasks.destroyEffect")}
          things={[name]}
          button={t("tasks.destroy")}
          onClose={() => {
            setLeaving(false);
          }}
          onConfirm={async () => {
            await destroy.mutateAsync([name]);
            await navigate({ to: "/tasks" });
          }}
        />
      )}
    </>
  );
}

const RUNS = 50;

function Overview({ task }: { task: Task }): ReactElement {
  const { t } = useTranslation();
  const history = useHistories([task.name], RUNS);
  const runs = history.data?.[task.name] ?? [];
  const last = runs[0];
  const durations = runs.map(durationOf).filter((duration) => duration !== undefined);
  const mean = durations.reduce((sum, duration) => sum + duration, 0) / durations.length;
  const good = runs.filter(({ state }) => state === "SUCCEEDED").length;
  return (
    <Stack gap="lg">
      {history.error && <ErrorPanel error={history.error} onRetry={history.refetch} />}
      {history.isPending && <Loading height={64} />}
      {history.data && runs.length === 0 && <Text>{t("tasks.neverText")}</Text>}
      {runs.length > 0 && <RunStrip runs={runs} linked />}
      <Facts
        label={t("tasks.tabOverview")}
        facts={[
          [t("tasks.description"), task.description === "" ? t("tasks.noDescription") : task.description],
          ...(last
            ? ([
                [
                  t("tasks.lastRun"),
                  <Group key="last" gap="xs">
                    <ExecutionLink id={last.id} schemaTarget={last.schemaTarget}>
                      {last.id}
                    </ExecutionLink>
                    <StatusBadge state={last.state} />
                  </Group>,
                ],
                [t("tasks.lastStart"), <Time key="start" at={last.startTime} />],
                [
                  t("tasks.lastDuration"),
                  <Elapsed
                    key="duration"
                    from={last.startTime}
                    to={last.endTime}
                    running={isActive(last.state)}
                  />,
                ],
                [
                  t("tasks.meanDuration"),
                  durations.length === 0 ? "–" : durationText(mean),
                ],
                [t("tasks.succeeded"), t("tasks.ofRuns", { good, total: runs.length })],
              ] satisfies [string, ReactNode][])
            : []),
        ]}
      />
    </Stack>
  );
}

function Executions(): ReactElement {
  const { t } = useTranslation();
  const { name } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const executions = useExecutionsOf(name, search.cursor);
  /** Only the first page tells how many there are. */
  const counted = useExecutionsOf(name).data;
  const columns: DataColumn<ExecutionRow>[] = [
    {
      id: "id",
      header: t("tasks.execution"),
      narrow: true,
      cell: ({ id, schemaTarget }) => (
        <ExecutionLink id={id} schemaTarget={schemaTarget}>
          {id}
        </ExecutionLink>
      ),
    },
    {
      id: "status",
      header: t("tasks.status"),
      narrow: true,
      cell: ({ state }) => <StatusBadge state={state} />,
    },
    {
      id: "started",
      header: t("tasks.started"),
      narrow: true,
      cell: ({ startTime, queuedAt }) => <Time at={startTime ?? queuedAt} />,
    },
    {
      id: "duration",
      header: t("tasks.duration"),
      narrow: true,
      cell: ({ startTime, endTime, state }) => (
        <Elapsed from={startTime} to={endTime} running={isActive(state)} />
      ),
    },
    { id: "exitCode", header: t("tasks.exitCode"), cell: ({ exitCode }) => exitCode ?? "–" },
    {
      id: "actions",
      header: t("common.actions"),
      narrow: true,
      cell: ({ id, schemaTarget }) => (
        <TextLink
          to="/tasks/$name/launch"
          params={{ name }}
          search={{ from: id, schemaTarget }}
          size="sm"
        >
          {t("tasks.launch")}
        </TextLink>
      ),
    },
  ];
  return (
    <>
      <Group justify="flex-end" mb="sm">
        <TextLink {...executionsOfTask(name)}>{t("tasks.allExecutions")}</TextLink>
      </Group>
      <DataTable
        label={t("tasks.tabExecutions")}
        columns={columns}
        rows={executions.data?.items}
        rowId={({ id, schemaTarget }) => `${schemaTarget}-${id}`}
        error={executions.error}
        onRetry={executions.refetch}
        refreshing={executions.isPlaceholderData}
        empty={<Text>{t("tasks.neverText")}</Text>}
      />
      {executions.data && executions.data.items.length > 0 && (
        <CursorPages
          total={counted?.total ?? undefined}
          totalIsLowerBound={counted?.totalIsLowerBound === true}
          next={executions.data.next}
          first={search.cursor === undefined}
          onCursor={(cursor) => {
            void navigate({ search: { ...search, cursor } });
          }}
        />
      )}
    </>
  );
}

function Definition({ task }: { task: Task }): ReactElement {
  const { t } = useTranslation();
  const parsed = useParsed(task.name, task.dslText);
  return (
    <Stack align="flex-start">
      <Code block w="100%" className="breaking">
        {task.dslText}
      </Code>
      <CopyButton value={task.dslText}>
        {({ copied, copy }) => (
          <Button variant="default" size="xs" onClick={copy}>
            {copied ? t("common.copied") : t("tasks.copyDefinition")}
          </Button>
        )}
      </CopyButton>
      {parsed.error && <ErrorPanel error={parsed.error} onRetry={parsed.refetch} />}
      {parsed.data && parsed.data.apps.length > 0 && (
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {t("tasks.apps")}
          </Text>
          {parsed.data.apps.map(({ name, label }) => (
            <TextLink key={label} to="/apps/$type/$name" params={{ type: "task", name }}>
              {name === label ? name : `${label} (${name})`}
            </TextLink>
          ))}
        </Group>
      )}
    </Stack>
  );
}

function TaskAudit(): ReactElement {
  const { t } = useTranslation();
  const { name } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { pageSize } = usePreferences();
  const [size, setSize] = useState(pageSize);
  const records = useAuditRecords({ page: search.page, size, operation: "TASK", thing: name });
  return (
    <AuditTable
      records={records}
      paging={{
        page: search.page,
        size,
        onPage: (page) => {
          void navigate({ search: { ...search, page } });
        },
        onSize: (rows) => {
          setSize(rows);
          void navigate({ search: { ...search, page: 0 }, replace: true });
        },
      }}
      empty={<Text>{t("tasks.noAudit")}</Text>}
    />
  );
}
