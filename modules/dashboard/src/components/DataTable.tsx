import {
  ActionIcon,
  Center,
  Checkbox,
  Group,
  NativeSelect,
  Skeleton,
  Stack,
  Table,
  Text,
} from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronLeft,
  IconChevronRight,
} from "@tabler/icons-react";
import {
  createColumnHelper,
  rowSelectionFeature,
  tableFeatures,
  useTable,
  type RowData,
  type RowSelectionState,
} from "@tanstack/react-table";
import { useMemo, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./DataTable.module.css";
import { ErrorPanel } from "./ErrorPanel";
import { numberText } from "./numbers";
import { PAGE_SIZES } from "./pageSizes";

const features = tableFeatures({ rowSelectionFeature });

export interface DataColumn<Row extends RowData> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** The server's name to sort by, if it can. */
  sort?: string;
  /** As wide as its content, such as a state or buttons. */
  narrow?: boolean;
}

export interface Paging {
  page: number;
  size: number;
  total: number;
  onPage: (page: number) => void;
  onSize: (size: number) => void;
}

export interface Sorting {
  by: string;
  descending: boolean;
  onSort: (by: string, descending: boolean) => void;
}

export interface Selecting<Row extends RowData> {
  selected: RowSelectionState;
  onSelected: (selected: RowSelectionState) => void;
  nameOf: (row: Row) => string;
}

/**
 * A table whose rows the server pages, sorts and filters. Loading, error and empty are each shown; while
 * the next page is on its way the one before stays.
 */
export function DataTable<Row extends RowData>({
  label,
  columns,
  rows,
  rowId,
  empty,
  error,
  onRetry,
  refreshing = false,
  paging,
  sorting,
  selecting,
}: {
  label: string;
  columns: DataColumn<Row>[];
  /** Undefined while the first page is loading. */
  rows: Row[] | undefined;
  rowId: (row: Row) => string;
  /** What stands in place of rows when there are none. */
  empty: ReactNode;
  error?: unknown;
  onRetry?: () => unknown;
  refreshing?: boolean;
  paging?: Paging;
  sorting?: Sorting;
  selecting?: Selecting<Row>;
}): ReactElement {
  const { t } = useTranslation();
  const helper = useMemo(() => createColumnHelper<typeof features, Row>(), []);
  const table = useTable({
    features,
    columns: useMemo(
      () =>
        helper.columns(
          columns.map((column) =>
            helper.display({
              id: column.id,
              header: column.header,
              cell: ({ row }) => column.cell(row.original),
            }),
          ),
        ),
      [columns, helper],
    ),
    data: rows ?? NO_ROWS,
    getRowId: rowId,
    state: { rowSelection: selecting?.selected ?? NOTHING_SELECTED },
    onRowSelectionChange: (change) => {
      selecting?.onSelected(typeof change === "function" ? change(selecting.selected) : change);
    },
  });

  if (error !== undefined && error !== null) {
    return <ErrorPanel error={error} {...(onRetry && { onRetry })} />;
  }
  if (rows === undefined) {
    return (
      <Stack gap="xs" role="status" aria-label={t("common.loading")}>
        {[0, 1, 2, 3, 4].map((line) => (
          <Skeleton key={line} height={28} />
        ))}
      </Stack>
    );
  }
  if (rows.length === 0 && (paging === undefined || paging.page === 0)) {
    return <Center py="xl">{empty}</Center>;
  }
  const widths = new Map(columns.map((column) => [column.id, column.narrow === true]));
  return (
    <Stack gap="sm">
      <div className={classes.scroll}>
        <Table
          aria-label={label}
          className={`${classes.table ?? ""} ${refreshing ? (classes.stale ?? "") : ""}`}
          highlightOnHover
        >
          <Table.Thead>
            <Table.Tr>
              {selecting && (
                <Table.Th className={classes.narrow}>
                  <Checkbox
                    size="xs"
                    aria-label={t("common.selectAll")}
                    checked={table.getIsAllRowsSelected()}
                    indeterminate={
                      table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected()
                    }
                    onChange={table.getToggleAllRowsSelectedHandler()}
                  />
                </Table.Th>
              )}
              {columns.map((column) => (
                <HeaderCell key={column.id} column={column} sorting={sorting} />
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {table.getRowModel().rows.map((row) => (
              <Table.Tr key={row.id} data-selected={row.getIsSelected() || undefined}>
                {selecting && (
                  <Table.Td className={classes.narrow}>
                    <Checkbox
                      size="xs"
                      aria-label={t("common.selectRow", { name: selecting.nameOf(row.original) })}
                      checked={row.getIsSelected()}
                      onChange={row.getToggleSelectedHandler()}
                    />
                  </Table.Td>
                )}
                {row.getAllCells().map((cell) => (
                  <Table.Td
                    key={cell.id}
                    className={widths.get(cell.column.id) === true ? classes.narrow : "breaking"}
                  >
                    <table.FlexRender cell={cell} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {paging && <Pages {...paging} />}
    </Stack>
  );
}

const NO_ROWS: never[] = [];
const NOTHING_SELECTED: RowSelectionState = {};

function HeaderCell<Row extends RowData>({
  column,
  sorting,
}: {
  column: DataColumn<Row>;
  sorting: Sorting | undefined;
}): ReactElement {
  const { t } = useTranslation();
  const { sort } = column;
  if (sort === undefined || sorting === undefined) {
    return <Table.Th scope="col">{column.header}</Table.Th>;
  }
  const active = sorting.by === sort;
  const Arrow = sorting.descending ? IconArrowDown : IconArrowUp;
  return (
    <Table.Th
      scope="col"
      aria-sort={active ? (sorting.descending ? "descending" : "ascending") : "none"}
    >
      <button
        type="button"
        className={classes.sort}
        title={t("common.sortBy", { column: column.header })}
        onClick={() => {
          sorting.onSort(sort, active && !sorting.descending);
        }}
      >
        {column.header}
        {active && <Arrow size={14} aria-hidden />}
      </button>
    </Table.Th>
  );
}

function Pages({ page, size, total, onPage, onSize }: Paging): ReactElement {
  const { t } = useTranslation();
  const from = total === 0 ? 0 : page * size + 1;
  const to = Math.min(total, (page + 1) * size);
  return (
    <Group justify="space-between" component="nav" aria-label={t("common.pages")}>
      <Group gap="xs">
        <Text size="sm" c="dimmed" role="status">
          {t("common.rows", {
            from: numberText(from),
            to: numberText(to),
            total: numberText(total),
          })}
        </Text>
        <NativeSelect
          size="xs"
          aria-label={t("common.rowsPerPage")}
          data={PAGE_SIZES.map(String)}
          value={String(size)}
          onChange={(event) => {
            onSize(Number(event.currentTarget.value));
          }}
        />
      </Group>
      <Group gap="xs">
        <ActionIcon
          variant="default"
          aria-label={t("common.previousPage")}
          disabled={page === 0}
          onClick={() => {
            onPage(page - 1);
          }}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <Text size="sm">{t("common.page", { page: page + 1 })}</Text>
        <ActionIcon
          variant="default"
          aria-label={t("common.nextPage")}
          disabled={to >= total}
          onClick={() => {
            onPage(page + 1);
          }}
        >
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </Group>
  );
}
