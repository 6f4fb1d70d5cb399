import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { BATCH_STATUSES, type JobRow } from "../../api/types";
import { CursorPages } from "../../components/CursorPages";
import { DataTable, type DataColumn } from "../../components/DataTable";
import { Elapsed } from "../../components/Elapsed";
import { ExecutionLink, TextLink } from "../../components/links";
import { MomentInput } from "../../components/MomentInput";
import { PageTitle } from "../../components/PageTitle";
import { SearchBox } from "../../components/SearchBox";
import { isActive } from "../../components/states";
import { StatusBadge } from "../../components/StatusBadge";
import { StatusChips } from "../../components/StatusChips";
import { Time } from "../../components/Time";
import { JobActions } from "./JobActions";
import { Parameters } from "./Parameters";
import { useJobExecutions } from "./queries";

const route = getRouteApi("/job-executions");

function idOf({ schemaTarget, jobExecutionId }: JobRow): string {
  return `${schemaTarget}-${jobExecutionId}`;
}

export function JobExecutionsPage(): ReactElement {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { status = [], job = "", from, to, exitCode = "", text = "", size, cursor } = search;
  const jobs = useJobExecutions({
    size,
    ...(status.length > 0 && { status }),
    ...(job !== "" && { job: job.includes("*") ? job : `*${job}*` }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(exitCode !== "" && { exitCode }),
    ...(text !== "" && { text }),
    ...(cursor !== undefined && { cursor }),
  });
  const filtered =
    status.length > 0 ||
    [job, exitCode, text].some((filter) => filter !== "") ||
    from !== undefined ||
    to !== undefined;

  /** Another filter begins at the first page again. */
  function change(next: Partial<typeof search>): void {
    void navigate({ search: { ...search, cursor: undefined, ...next }, replace: true });
  }
  function orNone(value: string): string | undefined {
    return value === "" ? undefined : value;
  }

  const columns = useMemo<DataColumn<JobRow>[]>(
    () => [
      {
        id: "id",
        header: t("jobs.id"),
        narrow: true,
        cell: ({ jobExecutionId, schemaTarget }) => (
          <TextLink
            to="/job-executions/$id"
            params={{ id: jobExecutionId }}
            search={{ schemaTarget }}
          >
            {jobExecutionId}
          </TextLink>
        ),
      },
      {
        id: "job",
        header: t("jobs.job"),
        cell: ({ jobName }) => (
          <TextLink to="/jobs/$name" params={{ name: jobName }}>
            {jobName}
          </TextLink>
        ),
      },
      {
        id: "status",
        header: t("jobs.status"),
        narrow: true,
        cell: (row) => <StatusBadge state={row.status} />,
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
      {
        id: "exitCode",
        header: t("jobs.exitCode"),
        narrow: true,
        cell: (row) => row.exitCode,
      },
      { id: "instance", header: t("jobs.instance"), narrow: true, cell: (row) => row.jobInstanceId },
      {
        id: "parameters",
        header: t("jobs.parameters"),
        cell: ({ parameters }) => <Parameters parameters={parameters} />,
      },
      {
        id: "task",
        header: t("jobs.taskExecution"),
        cell: ({ taskExecutionId, taskName, schemaTarget }) =>
          typeof taskExecutionId === "number" ? (
            <ExecutionLink id={taskExecutionId} schemaTarget={schemaTarget}>
              {`${taskName ?? ""} ${taskExecutionId}`.trim()}
            </ExecutionLink>
          ) : (
            "–"
          ),
      },
      {
        id: "actions",
        header: t("common.actions"),
        narrow: true,
        cell: ({ jobExecutionId, schemaTarget, jobName, status: state }) => (
          <JobActions
            id={jobExecutionId}
            schemaTarget={schemaTarget}
            jobName={jobName}
            restartable={state === "FAILED" || state === "STOPPED"}
            stoppable={state === "STARTING" || state === "STARTED"}
            size="xs"
          />
        ),
      },
    ],
    [t],
  );

  return (
    <>
      <PageTitle title={t("jobs.title")} />
      <Stack gap="sm" mb="sm">
        <StatusChips
          label={t("jobs.status")}
          states={BATCH_STATUSES}
          counts={jobs.data?.counts}
          chosen={status}
          onChange={(chosen) => {
            change({ status: chosen.length > 0 ? chosen : undefined });
          }}
        />
        <Group align="flex-end" gap="sm">
          <SearchBox
            label={t("jobs.filterJob")}
            value={job}
            onSearch={(value) => {
              change({ job: orNone(value) });
            }}
          />
          <SearchBox
            label={t("jobs.filterText")}
            value={text}
            onSearch={(value) => {
              change({ text: orNone(value) });
            }}
          />
          <MomentInput
            label={t("jobs.from")}
            value={from}
            onChange={(value) => {
              change({ from: value });
            }}
          />
          <MomentInput
            label={t("jobs.to")}
            value={to}
            onChange={(value) => {
              change({ to: value });
            }}
          />
          <TextInput
            key={exitCode}
            label={t("jobs.exitCode")}
            w={140}
            defaultValue={exitCode}
            onBlur={(event) => {
              change({ exitCode: orNone(event.currentTarget.value.trim()) });
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter") {
                change({ exitCode: orNone(event.currentTarget.value.trim()) });
              }
            }}
          />
          {filtered && (
            <Button
              variant="subtle"
              onClick={() => {
                void navigate({ search: { size }, replace: true });
              }}
            >
              {t("common.clearFilters")}
            </Button>
          )}
        </Group>
      </Stack>
      <DataTable
        label={t("jobs.list")}
        columns={columns}
        rows={jobs.data?.items}
        rowId={idOf}
        error={jobs.error}
        onRetry={jobs.refetch}
        refreshing={jobs.isPlaceholderData}
        empty={
          <Text>
            {jobs.data?.next != null
              ? t("common.nothingAmongNewest")
              : filtered
                ? t("common.nothingFound")
                : t("jobs.empty")}
          </Text>
        }
      />
      {jobs.data && (
        <CursorPages
          total={jobs.data.total}
          totalIsLowerBound={jobs.data.totalIsLowerBound}
          size={size}
          next={jobs.data.next}
          first={cursor === undefined}
          onCursor={(next) => {
            void navigate({ search: { ...search, cursor: next } });
          }}
          onSize={(rows) => {
            change({ size: rows });
          }}
        />
      )}
    </>
  );
}
