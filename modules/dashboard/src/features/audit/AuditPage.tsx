import { Alert, Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "../../components/ErrorPanel";
import { MomentInput } from "../../components/MomentInput";
import { numberText } from "../../components/numbers";
import { PageTitle } from "../../components/PageTitle";
import { datedName, saveFile } from "../../components/saveFile";
import { SearchBox } from "../../components/SearchBox";
import { AuditTable } from "./AuditTable";
import { toCsv } from "./csv";
import {
  AUDIT_ACTIONS,
  AUDIT_OPERATIONS,
  listAuditRecords,
  useAuditRecords,
  type AuditQuery,
  type AuditRecord,
} from "./queries";
import { useAuditWords } from "./useAuditWords";

const route = getRouteApi("/audit");

export function AuditPage(): ReactElement {
  const { t } = useTranslation();
  const words = useAuditWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const records = useAuditRecords(search);
  const { operation, action, thing = "", platform = "", from, to } = search;
  const filtered = [operation, action, from, to].some(Boolean) || thing !== "" || platform !== "";

  function change(next: Partial<typeof search>): void {
    void navigate({ search: { ...search, page: 0, ...next }, replace: true });
  }

  const [sortBy = "", direction] = search.sort.split(",");
  return (
    <>
      <PageTitle title={t("audit.title")}>
        <CsvDownload query={search} total={records.data?.total ?? 0} />
      </PageTitle>
      <Group align="flex-end" gap="sm" mb="sm">
        <NativeSelect
          label={t("audit.operation")}
          value={operation ?? ""}
          data={[
            { value: "", label: t("audit.allOperations") },
            ...AUDIT_OPERATIONS.map((value) => ({ value, label: words.operation(value) })),
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            change({ operation: AUDIT_OPERATIONS.find((known) => known === value) });
          }}
        />
        <NativeSelect
          label={t("audit.action")}
          value={action ?? ""}
          data={[
            { value: "", label: t("audit.allActions") },
            ...AUDIT_ACTIONS.map((value) => ({ value, label: words.action(value) })),
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            change({ action: AUDIT_ACTIONS.find((known) => known === value) });
          }}
        />
        <MomentInput
          label={t("audit.from")}
          value={from}
          onChange={(value) => {
            change({ from: value });
          }}
        />
        <MomentInput
          label={t("audit.to")}
          value={to}
          onChange={(value) => {
            change({ to: value });
          }}
        />
        <SearchBox
          label={t("audit.filterThing")}
          value={thing}
          onSearch={(value) => {
            change({ thing: value === "" ? undefined : value });
          }}
        />
        <SearchBox
          label={t("audit.filterPlatform")}
          value={platform}
          onSearch={(value) => {
            change({ platform: value === "" ? undefined : value });
          }}
        />
        {filtered && (
          <Button
            variant="subtle"
            onClick={() => {
              const { size, sort } = search;
              void navigate({ search: { page: 0, size, sort }, replace: true });
            }}
          >
            {t("common.clearFilters")}
          </Button>
        )}
      </Group>
      <AuditTable
        records={records}
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
          onPage: (page) => {
            change({ page });
          },
          onSize: (size) => {
            change({ size });
          },
        }}
        empty={<Text>{filtered ? t("common.nothingFound") : t("audit.empty")}</Text>}
      />
    </>
  );
}

const CSV_PAGE = 1000;
const CSV_MOST = 50_000;

/** All that is filtered as one file, read page by page. */
function CsvDownload({ query, total }: { query: AuditQuery; total: number }): ReactElement {
  const { t } = useTranslation();
  const [read, setRead] = useState<number>();
  const [cut, setCut] = useState(false);
  const [error, setError] = useState<unknown>();

  async function download(): Promise<void> {
    setError(undefined);
    setCut(false);
    setRead(0);
    try {
      const records: AuditRecord[] = [];
      for (let page = 0; records.length < CSV_MOST; page++) {
        const { rows, total: all } = await listAuditRecords({ ...query, page, size: CSV_PAGE });
        records.push(...rows);
        setRead(records.length);
        if (rows.length === 0 || records.length >= all) {
          break;
        }
      }
      setCut(records.length >= CSV_MOST && total > records.length);
      saveFile(datedName("audit-records", "csv"), "text/csv;charset=utf-8", toCsv(records));
    } catch (failure) {
      setError(failure);
    } finally {
      setRead(undefined);
    }
  }

  return (
    <Stack gap="xs" align="flex-end">
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        disabled={total === 0}
        loading={read !== undefined}
        onClick={() => void download()}
      >
        {t("audit.download")}
      </Button>
      {read !== undefined && (
        <Text size="sm" role="status">
          {t("audit.downloading", { done: numberText(read), total: numberText(total) })}
        </Text>
      )}
      {cut && <Alert>{t("audit.tooMany", { count: CSV_MOST })}</Alert>}
      {error !== undefined && <ErrorPanel error={error} />}
    </Stack>
  );
}
