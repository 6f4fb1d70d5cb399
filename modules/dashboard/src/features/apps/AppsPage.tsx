import { ActionIcon, Button, Group, NativeSelect, Stack, Text, Title, Tooltip } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import type { RowSelectionState } from "@tanstack/react-table";
import { useMemo, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmAction } from "../../components/ConfirmAction";
import { DataTable, type DataColumn } from "../../components/DataTable";
import { ButtonLink, TextLink } from "../../components/links";
import { PageTitle } from "../../components/PageTitle";
import { SearchBox } from "../../components/SearchBox";
import { APP_TYPES, useApps, useUnregister, type App, type AppType } from "./queries";

const route = getRouteApi("/apps");

function idOf(app: App): string {
  return `${app.type}/${app.name}`;
}

export function AppsPage(): ReactElement {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const apps = useApps(search);
  const unregister = useUnregister();
  const [selected, setSelected] = useState<RowSelectionState>({});
  const [leaving, setLeaving] = useState<App[]>();

  const rows = apps.data?.rows;
  const chosen = rows?.filter((app) => selected[idOf(app)]) ?? [];
  const filtered = search.q !== "" || search.type !== undefined;

  const columns = useMemo<DataColumn<App>[]>(
    () => [
      {
        id: "name",
        header: t("common.name"),
        sort: "name",
        cell: (app) => (
          <TextLink to="/apps/$type/$name" params={{ type: app.type, name: app.name }}>
            {app.name}
          </TextLink>
        ),
      },
      { id: "type", header: t("common.type"), sort: "type", narrow: true, cell: (app) => app.type },
      {
        id: "version",
        header: t("apps.version"),
        sort: "version",
        cell: (app) => (
          <>
            {app.version}
            {app.versions.length > 1 && (
              <Text component="span" size="xs" c="dimmed" ml="xs">
                {t("apps.versionCount", { count: app.versions.length })}
              </Text>
            )}
          </>
        ),
      },
      {
        id: "bootVersion",
        header: t("apps.bootVersion"),
        sort: "bootVersion",
        narrow: true,
        cell: (app) => `${app.bootVersion}.x`,
      },
      { id: "uri", header: t("apps.uri"), sort: "uri", cell: (app) => app.uri },
      {
        id: "actions",
        header: t("common.actions"),
        narrow: true,
        cell: (app) => (
          <Tooltip label={t("apps.unregister")}>
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t("apps.unregisterName", { name: app.name })}
              onClick={() => {
                setLeaving([app]);
              }}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ),
      },
    ],
    [t],
  );

  function change(next: Partial<typeof search>): void {
    void navigate({ search: { ...search, page: 0, ...next }, replace: true });
  }

  const [sortBy = "name", direction] = search.sort.split(",");
  return (
    <>
      <PageTitle title={t("apps.title")}>
        <ButtonLink to="/apps/add" leftSection={<IconPlus size={16} aria-hidden />}>
          {t("apps.addApps")}
        </ButtonLink>
      </PageTitle>
      <Group mb="sm">
        <SearchBox
          label={t("apps.filterName")}
          value={search.q}
          onSearch={(q) => {
            change({ q });
          }}
        />
        <NativeSelect
          aria-label={t("apps.filterType")}
          value={search.type ?? ""}
          data={[{ value: "", label: t("apps.allTypes") }, ...APP_TYPES]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            change({ type: APP_TYPES.find((type): type is AppType => type === value) });
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
              {t("apps.unregisterSelected")}
            </Button>
          </>
        )}
      </Group>
      <DataTable
        label={t("apps.list")}
        columns={columns}
        rows={rows}
        rowId={idOf}
        error={apps.error}
        onRetry={apps.refetch}
        refreshing={apps.isPlaceholderData}
        selecting={{ selected, onSelected: setSelected, nameOf: (app) => app.name }}
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
          total: apps.data?.total ?? 0,
          onPage: (page) => {
            change({ page });
          },
          onSize: (size) => {
            change({ size });
          },
        }}
        empty={
          filtered ? (
            <Stack align="center">
              <Text>{t("common.nothingFound")}</Text>
              <Button
                variant="default"
                onClick={() => {
                  change({ q: "", type: undefined });
                }}
              >
                {t("common.clearFilter")}
              </Button>
            </Stack>
          ) : (
            <Stack align="center">
              <Title order={2} size="h4">
                {t("apps.emptyTitle")}
              </Title>
              <Text>{t("apps.emptyText")}</Text>
              <ButtonLink to="/apps/add">{t("apps.addApps")}</ButtonLink>
            </Stack>
          )
        }
      />
      {leaving && (
        <ConfirmAction
          title={t("apps.unregisterTitle")}
          effect={t("apps.unregisterEffect")}
          things={leaving.map((app) => `${app.type} ${app.name}: ${versionsOf(app).join(", ")}`)}
          button={t("apps.unregister")}
          onClose={() => {
            setLeaving(undefined);
          }}
          onConfirm={async () => {
            await unregister.mutateAsync(
              leaving.flatMap((app) =>
                versionsOf(app).map((version) => ({ type: app.type, name: app.name, version })),
              ),
            );
            setSelected({});
          }}
        />
      )}
    </>
  );
}

function versionsOf(app: App): string[] {
  return app.versions.length > 0 ? app.versions : [app.version];
}
