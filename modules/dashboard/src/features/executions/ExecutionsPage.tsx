import { Button, Checkbox, Code, Group, Menu, Stack, Text } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import type { RowSelectionState } from "@tanstack/react-table";
import type { TFunction } from "i18next";
import { useMemo, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { RUN_STATES, type BulkRequest, type ExecutionRow } from "../../api/types";
import { usePreferences } from "../../app/preferences";
import { DataTable, type DataColumn } from "../../components/DataTable";
import { Elapsed } from "../../components/Elapsed";
import { FilterBar, type FilterChip } from "../../components/FilterBar";
import { ExecutionLink } from "../../components/links";
import { momentText } from "../../components/moments";
import { numberText } from "../../components/numbers";
import { PageTitle } from "../../components/PageTitle";
import { StatusBadge } from "../../components/StatusBadge";
import { Time } from "../../components/Time";
import { chosenArguments } from "../launch/launchText";
import { BulkDialog } from "./BulkDialog";
import classes from "./ExecutionsPage.module.css";
import { FilterForm } from "./FilterForm";
import { agoText, instantOf, isEmpty, readFilter } from "./filterText";
import { isActive } from "../../components/states";
import { toQuery, useExecutions } from "./queries";
import type { Filter } from "./routes";
import { Views } from "./Views";

const route = getRouteApi("/task-executions");
/** From here on a state's count is not exact. */
const MOST_COUNTED = 1000;

type Wish = Omit<BulkRequest, "dryRun">;

function idOf({ id, schemaTarget }: ExecutionRow): string {
  return `${schemaTarget} ${id}`;
}

/** What ran and runs, the newest first. */
export function ExecutionsPage(): ReactElement {
  const { t, i18n } = useTranslation();
  const preferences = usePreferences();
  const { timeZone } = preferences;
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const executions = useExecutions(filter);
  const [selected, setSelected] = useState<RowSelectionState>({});
  const [withArguments, setWithArguments] = useState(false);
  const [wish, setWish] = useState<Wish>();

  const pages = executions.data?.pages;
  const rows = useMemo(() => {
    // A page may begin with what moved there since the one before was read.
    const known = new Map(pages?.flatMap(({ items }) => items).map((row) => [idOf(row), row]));
    return pages && [...known.values()];
  }, [pages]);
  const chosen = rows?.filter((row) => selected[idOf(row)]) ?? [];
  const [first] = pages ?? [];

  function apply(next: Filter): void {
    setSelected({});
    void navigate({ search: next });
  }

  const columns = useMemo(() => columnsOf(t, withArguments), [t, withArguments]);
  const texts = chipTexts(filter, t, (time) => {
    const instant = instantOf(time, timeZone);
    return time === "today"
      ? t("executions.today")
      : (agoText(time, i18n.language) ??
          (instant === undefined ? time : momentText(new Date(instant), i18n.language, preferences)));
  });
  const chips: FilterChip[] = texts.map(([key, text]) => ({
    key,
    text,
    onRemove: () => {
      apply({ ...filter, [key]: undefined });
    },
  }));

  function ask(action: Wish["action"]): void {
    setWish({
      action,
      executions: chosen.map(({ id, schemaTarget }) => ({ id, schemaTarget })),
    });
  }

  return (
    <>
      <PageTitle title={t("common.taskExecutions")}>
        <Views filter={filter} onView={apply} />
      </PageTitle>
      <Stack gap="sm">
        <FilterBar
          label={t("executions.filter")}
          placeholder="status:failed task:bill* started:>-2h exit:1"
          chips={chips}
          onText={(text) => {
            const { filter: read, unread } = readFilter(text, timeZone);
            if (unread.length > 0) {
              return t("executions.filterUnread", { words: unread.join(" ") });
            }
            apply({ ...filter, ...read });
            return undefined;
          }}
          onClear={() => {
            apply({});
          }}
        >
          <FilterForm filter={filter} onFilter={apply} />
        </FilterBar>
        <Group gap={6} role="group" aria-label={t("executions.byState")}>
          {RUN_STATES.filter(
            (state) => first?.counts?.[state] !== undefined || filter.state?.includes(state) === true,
          ).map((state) => {
            const pressed = filter.state?.includes(state) === true;
            const count = first?.counts?.[state] ?? 0;
            return (
              <button
                key={state}
                type="button"
                className={classes.state}
                aria-pressed={pressed}
                onClick={() => {
                  const others = filter.state?.filter((one) => one !== state) ?? [];
                  const next = pressed ? others : [...others, state];
                  apply({ ...filter, state: next.length === 0 ? undefined : next });
                }}
              >
                <StatusBadge state={state} />{" "}
                <span>
                  {numberText(count)}
                  {count >= MOST_COUNTED && "+"}
                </span>
              </button>
            );
          })}
        </Group>
        <Group justify="space-between" mih={36}>
          <Group gap="xs">
            {first?.total != null && (
              <Text size="sm" c="dimmed" role="status">
                {t(first.totalIsLowerBound === true ? "executions.totalMore" : "executions.total", {
                  total: numberText(first.total),
                })}
              </Text>
            )}
            {chosen.length > 0 && (
              <>
                <Text size="sm" fw={600}>
                  {t("common.selected", { count: chosen.length })}
                </Text>
                <Button
                  size="xs"
                  variant="outline"
                  color="red"
                  disabled={!chosen.some((row) => isActive(row.state))}
                  onClick={() => {
                    ask("STOP");
                  }}
                >
                  {t("executions.stop")}
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => {
                    ask("LAUNCH_AGAIN");
                  }}
                >
                  {t("executions.launchAgain")}
                </Button>
                <Button
                  size="xs"
                  variant="outline"
                  color="red"
                  onClick={() => {
                    ask("CLEAN_UP");
                  }}
                >
                  {t("executions.cleanUp")}
                </Button>
              </>
            )}
          </Group>
          <Group gap="md">
            <Checkbox
              size="sm"
              label={t("executions.showArguments")}
              checked={withArguments}
              onChange={() => {
                setWithArguments(!withArguments);
              }}
            />
            {!isEmpty(filter) && (first?.total ?? 0) > 0 && (
              <Menu position="bottom-end">
                <Menu.Target>
                  <Button
                    size="xs"
                    variant="default"
                    rightSection={<IconChevronDown size={14} aria-hidden />}
                  >
                    {t("executions.allMatching")}
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  {(["STOP", "CLEAN_UP"] as const).map((action) => (
                    <Menu.Item
                      key={action}
                      onClick={() => {
                        setWish({ action, filter: toQuery(filter, timeZone) });
                      }}
                    >
                      {t(action === "STOP" ? "executions.stopMatching" : "executions.cleanUpMatching")}
                    </Menu.Item>
                  ))}
                </Menu.Dropdown>
              </Menu>
            )}
          </Group>
        </Group>
        <DataTable
          label={t("executions.list")}
          columns={columns}
          rows={rows}
          rowId={idOf}
          error={rows === undefined ? executions.error : undefined}
          onRetry={executions.refetch}
          refreshing={executions.isPlaceholderData}
          selecting={{
            selected,
            onSelected: setSelected,
            nameOf: (row) => t("executions.titleOf", { id: row.id, task: row.taskName ?? "" }),
          }}
          empty={
            <Stack align="center">
              <Text>
                {t(
                  executions.hasNextPage
                    ? "common.nothingAmongNewest"
                    : isEmpty(filter)
                      ? "executions.emptyTitle"
                      : "common.nothingFound",
                )}
              </Text>
              {!isEmpty(filter) && (
                <Button
                  variant="default"
                  onClick={() => {
                    apply({});
                  }}
                >
                  {t("common.clearFilter")}
                </Button>
              )}
            </Stack>
          }
        />
        {executions.hasNextPage && (
          <Group justify="center">
            <Button
              variant="default"
              loading={executions.isFetchingNextPage}
              onClick={() => void executions.fetchNextPage()}
            >
              {t("executions.showOlder")}
            </Button>
          </Group>
        )}
      </Stack>
      {wish && (
        <BulkDialog
          wish={wish}
          conditions={wish.filter ? texts.map(([, text]) => text) : []}
          onClose={(done) => {
            setWish(undefined);
            if (done) {
              setSelected({});
            }
          }}
        />
      )}
    </>
  );
}

type Translate = TFunction;

/** Each condition in words. */
function chipTexts(
  filter: Filter,
  t: Translate,
  time: (value: string) => string,
): [keyof Filter, string][] {
  const texts: Record<keyof Filter, string | undefined> = {
    state: filter.state?.map((state) => t(`status.${state}`)).join(", "),
    task: filter.task,
    from: filter.from && t("executions.since", { time: time(filter.from) }),
    to: filter.to && t("executions.until", { time: time(filter.to) }),
    exitCode: filter.exitCode?.toString(),
    platform: filter.platform,
    parent: filter.parent?.toString(),
    text: filter.text && `“${filter.text}”`,
  };
  const names: Record<keyof Filter, string> = {
    state: t("executions.state"),
    task: t("executions.task"),
    from: t("executions.start"),
    to: t("executions.start"),
    exitCode: t("executions.exitCode"),
    platform: t("executions.platform"),
    parent: t("executions.parent"),
    text: t("executions.arguments"),
  };
  return (Object.keys(texts) as (keyof Filter)[]).flatMap((key): [keyof Filter, string][] => {
    const text = texts[key];
    return text === undefined || text === "" ? [] : [[key, `${names[key]}: ${text}`]];
  });
}

function columnsOf(t: Translate, withArguments: boolean): DataColumn<ExecutionRow>[] {
  return [
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
    {
      id: "task",
      header: t("executions.task"),
      cell: ({ id, schemaTarget, taskName, parentId, arguments: all }) => (
        <>
          <ExecutionLink id={id} schemaTarget={schemaTarget}>
            {taskName}
          </ExecutionLink>
          {parentId != null && (
            <Text size="xs" c="dimmed">
              {t("executions.partOf", { id: parentId })}
            </Text>
          )}
          {withArguments && (
            <Group gap={4} mt={2}>
              {chosenArguments(all).map((argument, index) => (
                <Code key={index} className="breaking">
                  {argument}
                </Code>
              ))}
            </Group>
          )}
        </>
      ),
    },
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
      id: "start",
      header: t("executions.start"),
      narrow: true,
      cell: ({ startTime, queuedAt }) => <Time at={startTime ?? queuedAt} />,
    },
    {
      id: "end",
      header: t("executions.end"),
      narrow: true,
      cell: ({ endTime }) => <Time at={endTime} />,
    },
    {
      id: "exit",
      header: t("executions.exitCode"),
      narrow: true,
      cell: ({ exitCode }) => exitCode ?? "–",
    },
    {
      id: "platform",
      header: t("executions.platform"),
      narrow: true,
      cell: ({ platform }) => platform ?? "–",
    },
  ];
}
