import { Button, Code, Modal, Stack } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { useMemo, useState, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DataTable, type DataColumn, type Paging, type Sorting } from "../../components/DataTable";
import { Facts } from "../../components/Facts";
import { TextLink } from "../../components/links";
import { Time } from "../../components/Time";
import type { AuditPage, AuditRecord } from "./queries";
import { useAuditWords } from "./useAuditWords";

/** Audit records, each with its data when asked for. */
export function AuditTable({
  records,
  paging,
  sorting,
  empty,
}: {
  records: UseQueryResult<AuditPage>;
  paging: Omit<Paging, "total">;
  sorting?: Sorting;
  empty: ReactNode;
}): ReactElement {
  const { t } = useTranslation();
  const words = useAuditWords();
  const [open, setOpen] = useState<AuditRecord>();
  const columns = useMemo<DataColumn<AuditRecord>[]>(
    () => [
      {
        id: "createdOn",
        header: t("audit.when"),
        sort: "createdOn",
        narrow: true,
        cell: (record) => <Time at={record.createdOn} />,
      },
      {
        id: "operation",
        header: t("audit.operation"),
        sort: "auditOperation",
        narrow: true,
        cell: (record) => words.operation(record.operation),
      },
      {
        id: "action",
        header: t("audit.action"),
        sort: "auditAction",
        narrow: true,
        cell: (record) => words.action(record.action),
      },
      {
        id: "thing",
        header: t("audit.thing"),
        sort: "correlationId",
        cell: (record) => <Thing record={record} />,
      },
      {
        id: "createdBy",
        header: t("audit.who"),
        sort: "createdBy",
        cell: (record) => (record.createdBy === "" ? "–" : record.createdBy),
      },
      {
        id: "platform",
        header: t("audit.platform"),
        sort: "platformName",
        cell: (record) => (record.platform === "" ? "–" : record.platform),
      },
      {
        id: "details",
        header: t("common.actions"),
        narrow: true,
        cell: (record) => (
          <Button
            size="xs"
            variant="default"
            aria-label={t("audit.detailsOf", { id: record.id })}
            onClick={() => {
              setOpen(record);
            }}
          >
            {t("audit.details")}
          </Button>
        ),
      },
    ],
    [t, words],
  );
  return (
    <>
      <DataTable
        label={t("audit.list")}
        columns={columns}
        rows={records.data?.rows}
        rowId={({ id }) => String(id)}
        error={records.error}
        onRetry={records.refetch}
        refreshing={records.isPlaceholderData}
        paging={{ ...paging, total: records.data?.total ?? 0 }}
        {...(sorting && { sorting })}
        empty={empty}
      />
      {open && (
        <Modal
          opened
          size="lg"
          onClose={() => {
            setOpen(undefined);
          }}
          title={t("audit.record", { id: open.id })}
          closeButtonProps={{ "aria-label": t("common.close") }}
        >
          <Stack>
            <Facts
              label={t("audit.record", { id: open.id })}
              facts={[
                [t("audit.when"), <Time key="when" at={open.createdOn} />],
                [t("audit.operation"), words.operation(open.operation)],
                [t("audit.action"), words.action(open.action)],
                [t("audit.thing"), <Thing key="thing" record={open} />],
                [t("audit.who"), open.createdBy === "" ? "–" : open.createdBy],
                [t("audit.platform"), open.platform === "" ? "–" : open.platform],
              ]}
            />
            <Code block aria-label={t("audit.data")}>
              {indented(open.data)}
            </Code>
          </Stack>
        </Modal>
      )}
    </>
  );
}

function Thing({ record }: { record: AuditRecord }): ReactElement {
  // A task that was deleted has no page any more.
  if (record.operation === "TASK" && record.action !== "DELETE" && record.thing !== "") {
    return (
      <TextLink to="/tasks/$name" params={{ name: record.thing }}>
        {record.thing}
      </TextLink>
    );
  }
  return <>{record.thing}</>;
}

function indented(data: string): string {
  try {
    return JSON.stringify(JSON.parse(data), null, 2);
  } catch {
    // Not every record's data is JSON.
    return data;
  }
}
