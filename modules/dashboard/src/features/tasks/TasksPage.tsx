import { ActionIcon, Button, Code, Group, Stack, Text, Title, Tooltip } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import type { RowSelectionState } from "@tanstack/react-table";
import { createContext, useContext, useMemo, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmAction } from "../../components/ConfirmAction";
import { DataTable, type DataColumn } from "../../components/DataTable";
import { ButtonLink, ExecutionLink, TextLink } from "../../components/links";
import { PageTitle } from "../../components/PageTitle";
import { RunStrip } from "../../components/RunStrip";
import { SearchBox } from "../../components/SearchBox";
import { StatusBadge } from "../../components/StatusBadge";
import { StatusMark } from "../../components/StatusMark";
import { useDestroy, useHistories, useTasks, type Histories, type Task } from "./queries";
import { TaskMenu } from "./TaskMenu";

const route = getRouteApi("/tasks");

const STRIP = 20;
const NO_HISTORIES: Histories = {};

function idOf(task: Task): string {
  return task.name;
}

/** Beside the columns: were they made anew with each answer, an open menu in a row would be lost. */
const HistoriesContext = createContext(NO_HISTORIES);

function Runs({ name }: { name: string }): ReactElement | null {
  const runs = useContext(HistoriesContext)[name] ?? [];
  return runs.length === 0 ? null : <RunStrip runs={runs} />;
}

export function TasksPage(): ReactElement {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const tasks = useTasks(search);
  const destroy = useDestroy();
  const [selected, setSelected] = useState<RowSelectionState>({});
  const [leaving, setLeaving] = useState<string[]>();

  const rows = tasks.data?.rows;
  const chosen = rows?.filter((task) => selected[task.name]).map(idOf) ?? [];

  // Beside the list, which does not wait for them and does without them.
  const { data: histories } = useHistories(rows?.map(idOf) ?? [], STRIP);

  const columns = useMemo<DataColumn<Task>[]>(
    () => [
      {
        id: "name",
        header: t("tasks.name"),
        sort: "taskName",
        cell: (task) => (
          <Group gap="xs">
            <TextLink to="/tasks/$name" params={{ name: task.name }} fw={600} size="sm">
              {task.name}
            </TextLink>
            {task.composed && <StatusMark text={t("tasks.composed")} />}
          </Group>
        ),
      },
      {
        id: "description",
        header: t("tasks.description"),
        sort: "description",
        cell: (task) => task.description,
      },
      {
        id: "definition",
        header: t("tasks.definition"),
        sort: "dslText",
        cell: (task) => <Code>{task.dslText}</Code>,
      },
      {
        id: "status",
        header: t("tasks.lastStatus"),
        narrow: true,
        cell: (task) =>
          task.last ? (
            <ExecutionLink id={task.last.id} schemaTarget={task.last.schemaTarget}>
              <StatusBadge state={task.status} />
            </ExecutionLink>
          ) : (
            <Text size="sm" c="dimmed">
              {t("tasks.never")}
            </Text>
          ),
      },
      {
        id: "runs",
        header: t("tasks.lastRuns"),
        narrow: true,
        cell: (task) => <Runs name={task.name} />,
      },
      {
        id: "actions",
        header: t("common.actions"),
        narrow: true,
        cell: (task) => (
          <Group gap="xs" wrap="nowrap">
            <ButtonLink
              to="/tasks/$name/launch"
              params={{ name: task.name }}
              size="xs"
              variant="light"
              aria-label={t("tasks.launchName", { name: task.name })}
            >
              {t("tasks.launch")}
            </ButtonLink>
            <TaskMenu task={task} />
            <Tooltip label={t("tasks.destroy")}>
              <ActionIcon
                variant="subtle"
                color="red"
                aria-label={t("tasks.destroyName", { name: task.name })}
                onClick={() => {
                  setLeaving([task.name]);
                }}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Group>
        ),
      },
    ],
    [t],
  );

  function change(next: Partial<typeof search>): void {
    void navigate({ search: { ...search, page: 0, ...next }, replace: true });
  }

  const [sortBy = "taskName", direction] = search.sort.split(",");
  return (
    <>
      <PageTitle title={t("tasks.title")}>
        <ButtonLink to="/tasks/create" leftSection={<IconPlus size={16} aria-hidden />}>
          {t("tasks.create")}
        </ButtonLink>
      </PageTitle>
      <Group mb="sm">
        <SearchBox
          label={t("tasks.filterName")}
          value={search.q}
          onSearch={(q) => {
            change({ q });
          }}
        />
        {chosen.length > 0 && (
          <>
            <Text size="sm">{t("common.selected", { count: chosen.length })}</Text>
            <Button
              color="red"
              variant="outline"
              onClick={() => {
                setLeaving(chosen);
              }}
            >
              {t("tasks.destroySelected")}
            </Button>
          </>
        )}
      </Group>
      <HistoriesContext value={histories ?? NO_HISTORIES}>
        <DataTable
          label={t("tasks.list")}
          columns={columns}
          rows={rows}
          rowId={idOf}
          error={tasks.error}
          onRetry={tasks.refetch}
          refreshing={tasks.isPlaceholderData}
          selecting={{ selected, onSelected: setSelected, nameOf: idOf }}
          sorting={{
            by: sortBy,
            descending: direction === "DESC",
            onSort: (by, descending) => {
              change({ sort: `${by},${descending ? "DESC" : "ASC"}` });
            },
          }}
          paging={{
            page: search.page,
            size: search.size,
            total: tasks.data?.total ?? 0,
            onPage: (page) => {
              change({ page });
            },
            onSize: (size) => {
              change({ size });
            },
          }}
          empty={
            search.q !== "" ? (
              <Stack align="center">
                <Text>{t("common.nothingFound")}</Text>
                <Button
                  variant="default"
                  onClick={() => {
                    change({ q: "" });
                  }}
                >
                  {t("common.clearFilter")}
                </Button>
              </Stack>
            ) : (
              <Stack align="center">
                <Title order={2} size="h4">
                  {t("tasks.emptyTitle")}
                </Title>
                <Text>{t("tasks.emptyText")}</Text>
                <ButtonLink to="/tasks/create">{t("tasks.create")}</ButtonLink>
              </Stack>
            )
          }
        />
      </HistoriesContext>
      {leaving && (
        <ConfirmAction
          title={t("tasks.destroyTitle")}
          effect={t("tasks.destroyEffect")}
          things={leaving}
          button={t("tasks.destroy")}
          onClose={() => {
            setLeaving(undefined);
          }}
          onConfirm={async () => {
            await destroy.mutateAsync(leaving);
            setSelected({});
          }}
        />
      )}
    </>
  );
}
