import "@mantine/core/styles/Radio.layer.css";
import { Alert, Button, Checkbox, FileButton, Group, Radio, Stack, Text } from "@mantine/core";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { DataTable, type DataColumn } from "../../components/DataTable";
import { ErrorPanel } from "../../components/ErrorPanel";
import { Loading } from "../../components/Loading";
import { readExport, type Conflict, type ExportFile, type Planned } from "./files";
import { useImportPlan, useRunImport, type Imported } from "./queries";

/** Reads a file, says what it would do, and does it when told to. */
export function Import(): ReactElement {
  const { t } = useTranslation();
  const [file, setFile] = useState<{ name: string; content: ExportFile }>();
  const [unreadable, setUnreadable] = useState<string>();
  const [conflict, setConflict] = useState<Conflict>("skip");
  const [withChildren, setWithChildren] = useState(false);
  const [count, setCount] = useState(0);
  const plan = useImportPlan(file?.content, conflict, withChildren);
  const run = useRunImport(setCount);
  const wanted = plan.data?.filter(({ what }) => what === "create" || what === "replace") ?? [];
  const children = file?.content.tasks.some(({ composedTaskElement }) => composedTaskElement) ?? false;

  async function choose(chosen: File | null): Promise<void> {
    if (chosen === null) {
      return;
    }
    run.reset();
    setUnreadable(undefined);
    setFile(undefined);
    try {
      setFile({ name: chosen.name, content: readExport(await chosen.text()) });
    } catch {
      setUnreadable(chosen.name);
    }
  }

  return (
    <Stack align="stretch">
      <Text>{t("tools.importHint")}</Text>
      <Group>
        <FileButton accept="application/json,.json" onChange={(chosen) => void choose(chosen)}>
          {(props) => (
            <Button variant="default" {...props}>
              {t("tools.chooseFile")}
            </Button>
          )}
        </FileButton>
        {file && <Text className="breaking">{file.name}</Text>}
      </Group>
      {unreadable !== undefined && (
        <Alert color="red" role="alert" title={t("tools.unreadable", { name: unreadable })}>
          {t("tools.unreadableHint")}
        </Alert>
      )}
      {file && file.content.streams.length > 0 && (
        <Alert color="yellow">
          {t("tools.streamsLeftOut", { count: file.content.streams.length })}
        </Alert>
      )}
      {file && !run.data && (
        <>
          <Radio.Group
            label={t("tools.conflict")}
            value={conflict}
            onChange={(value) => {
              setConflict(value === "replace" ? "replace" : "skip");
            }}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="skip" label={t("tools.conflictSkip")} />
              <Radio value="replace" label={t("tools.conflictReplace")} />
            </Stack>
          </Radio.Group>
          {children && (
            <Checkbox
              label={t("tools.withChildren")}
              checked={withChildren}
              onChange={(event) => {
                setWithChildren(event.currentTarget.checked);
              }}
            />
          )}
          {plan.error && <ErrorPanel error={plan.error} onRetry={plan.refetch} />}
          {plan.isPending && <Loading height={120} label={t("tools.checking")} />}
          {plan.data && (
            <>
              <Plan plan={plan.data} />
              <Group>
                <Button
                  disabled={wanted.length === 0}
                  loading={run.isPending}
                  onClick={() => {
                    setCount(0);
                    run.mutate(plan.data);
                  }}
                >
                  {t("tools.importNow", { count: wanted.length })}
                </Button>
                {run.isPending && (
                  <Text size="sm" role="status">
                    {t("tools.importing", { done: count, total: wanted.length })}
                  </Text>
                )}
              </Group>
            </>
          )}
        </>
      )}
      {run.data && <Results results={run.data} />}
    </Stack>
  );
}

function Plan({ plan }: { plan: Planned[] }): ReactElement {
  const { t } = useTranslation();
  const columns: DataColumn<Planned>[] = [
    {
      id: "kind",
      header: t("common.type"),
      narrow: true,
      cell: ({ kind }) => t(`tools.kinds.${kind}`),
    },
    { id: "name", header: t("common.name"), cell: ({ name }) => name },
    {
      id: "what",
      header: t("tools.what"),
      cell: ({ what, problem }) => (
        <Text size="sm" c={what === "invalid" ? "red" : undefined}>
          {t(`tools.plan.${what}`)}
          {problem !== undefined && `: ${problem}`}
        </Text>
      ),
    },
  ];
  return (
    <DataTable
      label={t("tools.planned")}
      columns={columns}
      rows={plan}
      rowId={({ kind, name }) => `${kind}-${name}`}
      empty={<Text>{t("tools.nothingInFile")}</Text>}
    />
  );
}

function Results({ results }: { results: Imported[] }): ReactElement {
  const { t } = useTranslation();
  const failed = results.filter(({ ok }) => !ok);
  const good = results.length - failed.length;
  const columns: DataColumn<Imported>[] = [
    {
      id: "kind",
      header: t("common.type"),
      narrow: true,
      cell: ({ kind }) => t(`tools.kinds.${kind}`),
    },
    { id: "name", header: t("common.name"), cell: ({ name }) => name },
    { id: "problem", header: t("tools.problem"), cell: ({ problem }) => problem },
  ];
  return (
    <Stack role="status" aria-label={t("tools.results")}>
      <Alert color={failed.length > 0 ? "yellow" : "green"}>
        {t("tools.imported", { good, total: results.length })}
      </Alert>
      {failed.length > 0 && (
        <DataTable
          label={t("tools.failed")}
          columns={columns}
          rows={failed}
          rowId={({ kind, name }) => `${kind}-${name}`}
          empty={null}
        />
      )}
    </Stack>
  );
}
