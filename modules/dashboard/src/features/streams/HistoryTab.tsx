import { Button, Checkbox, Group, NativeSelect, Stack, Text, Title } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmAction } from "../../components/ConfirmAction";
import { DataTable, type DataColumn } from "../../components/DataTable";
import { StatusBadge } from "../../components/StatusBadge";
import { Time } from "../../components/Time";
import classes from "./HistoryTab.module.css";
import { folded, lineDiff } from "./lineDiff";
import { useHistory, useRollback, type Stream, type StreamVersion } from "./queries";

const route = getRouteApi("/streams/$name");

/** All versions the stream was deployed in; one may go back to any of them. */
export function HistoryTab({ stream }: { stream: Stream }): ReactElement {
  const { t } = useTranslation();
  const history = useHistory(stream.name);
  const rollback = useRollback();
  const [wanted, setWanted] = useState<StreamVersion>();
  const versions = history.data ?? [];
  const current = versions.find(({ status }) => status === "DEPLOYED");
  const isDeployed = stream.status !== "UNDEPLOYED";

  const columns: DataColumn<StreamVersion>[] = [
    {
      id: "version",
      header: t("streams.version"),
      narrow: true,
      cell: ({ version }) => version,
    },
    {
      id: "status",
      header: t("streams.status"),
      narrow: true,
      // One whose state is not known yet is on its way.
      cell: ({ status }) => <StatusBadge state={status === "UNKNOWN" ? "DEPLOYING" : status} />,
    },
    {
      id: "deployed",
      header: t("streams.deployedAt"),
      narrow: true,
      cell: ({ deployedAt }) => <Time at={deployedAt} />,
    },
    {
      id: "deleted",
      header: t("streams.deletedAt"),
      narrow: true,
      cell: ({ deletedAt }) => <Time at={deletedAt} />,
    },
    {
      id: "platform",
      header: t("streams.platform"),
      narrow: true,
      cell: ({ platform }) => platform,
    },
    {
      id: "description",
      header: t("streams.description"),
      cell: ({ description }) => description,
    },
    {
      id: "actions",
      header: t("common.actions"),
      narrow: true,
      cell: (one) => (
        <Button
          size="xs"
          variant="light"
          disabled={!isDeployed || one === current || one.status === "UNKNOWN"}
          aria-label={t("streams.rollbackTo", { version: one.version })}
          onClick={() => {
            setWanted(one);
          }}
        >
          {t("streams.rollback")}
        </Button>
      ),
    },
  ];
  return (
    <Stack>
      <DataTable
        label={t("streams.tabHistory")}
        columns={columns}
        rows={history.data}
        rowId={({ version }) => String(version)}
        error={history.error}
        onRetry={history.refetch}
        empty={<Text>{t("streams.neverDeployed")}</Text>}
      />
      {versions.length > 1 && <Compare versions={versions} />}
      {wanted && (
        <ConfirmAction
          title={t("streams.rollbackTitle", { version: wanted.version })}
          effect={t("streams.rollbackEffect", { version: wanted.version })}
          things={changedLines(current?.manifest ?? "", wanted.manifest)}
          button={t("streams.rollback")}
          onClose={() => {
            setWanted(undefined);
          }}
          onConfirm={() =>
            rollback.mutateAsync({ name: stream.name, version: wanted.version })
          }
        />
      )}
    </Stack>
  );
}

/** What would be different, each line once. */
function changedLines(before: string, after: string): string[] {
  return [
    ...new Set(
      lineDiff(before, after)
        .filter(({ kind }) => kind !== "same")
        .map(({ kind, text }) => `${kind === "added" ? "+" : "−"} ${text.trim()}`),
    ),
  ];
}

function Compare({ versions }: { versions: StreamVersion[] }): ReactElement {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [onlyChanged, setOnlyChanged] = useState(true);
  const [newest, before] = versions;
  const from = versions.find(({ version }) => version === search.from) ?? before;
  const to = versions.find(({ version }) => version === search.to) ?? newest;
  const lines = lineDiff(from?.manifest ?? "", to?.manifest ?? "");
  const options = versions.map(({ version }) => ({
    value: String(version),
    label: t("streams.versionNumber", { version }),
  }));

  function compare(next: { from?: number; to?: number }): void {
    void navigate({
      search: (known) => ({ ...known, from: from?.version, to: to?.version, ...next }),
      replace: true,
      resetScroll: false,
    });
  }

  return (
    <section aria-label={t("streams.compare")}>
      <Title order={2} size="h5" mb="xs">
        {t("streams.compare")}
      </Title>
      <Group mb="sm" align="flex-end">
        <NativeSelect
          label={t("streams.compareFrom")}
          value={String(from?.version)}
          data={options}
          onChange={(event) => {
            compare({ from: Number(event.currentTarget.value) });
          }}
        />
        <NativeSelect
          label={t("streams.compareTo")}
          value={String(to?.version)}
          data={options}
          onChange={(event) => {
            compare({ to: Number(event.currentTarget.value) });
          }}
        />
        <Checkbox
          mb="xs"
          label={t("streams.onlyChanges")}
          checked={onlyChanged}
          onChange={(event) => {
            setOnlyChanged(event.currentTarget.checked);
          }}
        />
      </Group>
      {lines.every(({ kind }) => kind === "same") ? (
        <Text role="status">{t("streams.compareSame")}</Text>
      ) : (
        // Scrolled with the keys, so it takes the focus.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={classes.diff} role="region" aria-label={t("streams.changes")} tabIndex={0}>
          {(onlyChanged ? folded(lines) : lines).map((line, index) => {
            // Lines are known by their place only.
            switch (line.kind) {
              case "same":
                return <span key={index}>{`  ${line.text}`}</span>;
              case "removed":
                return <del key={index}>{`− ${line.text}`}</del>;
              case "added":
                return <ins key={index}>{`+ ${line.text}`}</ins>;
              case "skipped":
                return <em key={index}>{t("streams.sameLines", { total: line.count })}</em>;
            }
          })}
        </div>
      )}
    </section>
  );
}
