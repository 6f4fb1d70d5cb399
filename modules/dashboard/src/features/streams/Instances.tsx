import { Anchor, Group, Text } from "@mantine/core";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { DataTable, type DataColumn } from "../../components/DataTable";
import { Facts } from "../../components/Facts";
import { TextLink } from "../../components/links";
import { StatusBadge } from "../../components/StatusBadge";
import { labelOf, type AppInstance, type RunningApp } from "./queries";

interface Row {
  app: RunningApp;
  /** None of an app that has none. */
  instance: AppInstance | undefined;
}

/** The instances of a stream's apps, with all that the platform knows of them. */
export function Instances({
  stream,
  apps,
  label,
}: {
  stream: string;
  apps: RunningApp[];
  label: string;
}): ReactElement {
  const { t } = useTranslation();
  const columns: DataColumn<Row>[] = [
    {
      id: "app",
      header: t("streams.app"),
      cell: ({ app }) => labelOf(stream, app),
    },
    {
      id: "instance",
      header: t("streams.instance"),
      cell: ({ app, instance }) =>
        instance ? (
          instance.id
        ) : (
          <Text size="sm" c="dimmed">
            {t("streams.noInstances", { id: app.deploymentId })}
          </Text>
        ),
    },
    {
      id: "state",
      header: t("streams.status"),
      narrow: true,
      cell: ({ app, instance }) => <StatusBadge state={instance?.state ?? app.state} />,
    },
    {
      id: "attributes",
      header: t("streams.attributes"),
      cell: ({ instance }) => instance && <Attributes instance={instance} />,
    },
    {
      id: "log",
      header: t("streams.log"),
      narrow: true,
      cell: ({ app, instance }) => <LogLink stream={stream} app={app} instance={instance?.id} />,
    },
  ];
  const rows = apps.flatMap((app): Row[] =>
    app.instances.length === 0
      ? [{ app, instance: undefined }]
      : app.instances.map((instance) => ({ app, instance })),
  );
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      rowId={({ app, instance }) => `${app.deploymentId} ${instance?.id ?? ""}`}
      empty={<Text>{t("streams.nothingRuns")}</Text>}
    />
  );
}

/** To what an app, or one instance of it, printed. */
export function LogLink({
  stream,
  app,
  instance,
}: {
  stream: string;
  app: RunningApp;
  instance?: string | undefined;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <TextLink
      to="/streams/$name"
      params={{ name: stream }}
      search={{ tab: "log", app: app.deploymentId, ...(instance !== undefined && { instance }) }}
      size="sm"
      aria-label={
        instance === undefined
          ? t("streams.viewLogOf", { app: labelOf(stream, app) })
          : t("streams.viewLogOfInstance", { id: instance })
      }
    >
      {t("streams.viewLog")}
    </TextLink>
  );
}

function Attributes({ instance }: { instance: AppInstance }): ReactElement | null {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const names = Object.keys(instance.attributes).sort();
  const { url } = instance.attributes;
  if (names.length === 0) {
    return null;
  }
  return (
    <>
      <Group gap="sm">
        {url !== undefined && (
          <Text size="sm" className="mono breaking">
            {url}
          </Text>
        )}
        <Anchor
          component="button"
          type="button"
          size="sm"
          aria-expanded={open}
          aria-label={t("streams.attributesOf", { id: instance.id })}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {t("streams.attributeCount", { total: names.length })}
        </Anchor>
      </Group>
      {open && (
        <Facts
          label={t("streams.attributesOf", { id: instance.id })}
          facts={names.map((name) => [name, instance.attributes[name]])}
        />
      )}
    </>
  );
}
