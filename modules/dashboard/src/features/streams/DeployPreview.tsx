import { Alert, Code, Group, List, Loader, Paper, Stack, Table, Text, Title } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "../../components/ErrorPanel";
import { StatusMark } from "../../components/StatusMark";
import type { StreamChange, StreamPreview } from "./queries";

/** What would be deployed, what would start anew and why, kept current while the form changes. */
export function DeployPreview({
  preview,
}: {
  preview: UseQueryResult<StreamPreview>;
}): ReactElement {
  const { t } = useTranslation();
  const { data, error } = preview;
  return (
    <Paper withBorder p="md" component="section" aria-label={t("streams.preview")}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5">
          {t("streams.preview")}
        </Title>
        {preview.isFetching && (
          <Loader size="xs" role="status" aria-label={t("streams.previewLoading")} />
        )}
      </Group>
      {error && <ErrorPanel error={error} onRetry={preview.refetch} />}
      {data && !error && (
        <Stack gap="sm">
          <Text size="sm">{t("streams.previewPlatform", { platform: data.platform })}</Text>
          {data.warnings.length > 0 && (
            <Alert color="yellow" title={t("launch.warnings")}>
              {data.warnings.map((warning) => (
                <Text key={warning} size="sm">
                  {warning}
                </Text>
              ))}
            </Alert>
          )}
          {data.update && data.apps.every(({ starts }) => !starts) && (
            <Alert role="status">{t("streams.nothingChanges")}</Alert>
          )}
          {data.apps.map((app) => (
            <section key={app.label} aria-label={t("streams.previewOf", { app: app.label })}>
              <Group gap="xs" mb={4}>
                <Title order={3} size="h6">
                  {app.label}
                </Title>
                <Text size="sm" c="dimmed">
                  {app.type}:{app.name} {app.version}
                </Text>
                <StatusMark
                  text={t(
                    !app.starts
                      ? "streams.stays"
                      : data.update
                        ? "streams.startsAnew"
                        : "streams.starts",
                  )}
                />
              </Group>
              {app.changes.length > 0 && (
                <List size="sm" className="breaking" aria-label={t("streams.changes")}>
                  {app.changes.map((change) => (
                    <List.Item key={`${change.place} ${change.key ?? ""}`}>
                      <Change change={change} />
                    </List.Item>
                  ))}
                </List>
              )}
              <details>
                <summary>
                  <Text component="span" size="sm">
                    {t("streams.effective")}
                  </Text>
                </summary>
                <Text size="sm" className="breaking">
                  {t("streams.resource")}: <Code>{app.resource}</Code>
                </Text>
                <Entries title={t("launch.appProperties")} entries={app.appProperties} />
                <Entries title={t("launch.platformProperties")} entries={app.deployerProperties} />
              </details>
            </section>
          ))}
        </Stack>
      )}
    </Paper>
  );
}

function Change({ change }: { change: StreamChange }): ReactElement {
  const { t } = useTranslation();
  const what = {
    RESOURCE: t("streams.resource"),
    VERSION: t("streams.version"),
    APP_PROPERTY: change.key ?? "",
    DEPLOYER_PROPERTY: change.key ?? "",
  }[change.place];
  return (
    <>
      {what}: {change.before ?? t("streams.unset")} → {change.after ?? t("streams.unset")}
    </>
  );
}

function Entries({
  title,
  entries,
}: {
  title: string;
  entries: Record<string, string>;
}): ReactElement | null {
  const rows = Object.entries(entries);
  return rows.length === 0 ? null : (
    <>
      <Title order={4} size="h6" mt="xs">
        {title}
      </Title>
      <Table variant="vertical" layout="fixed" fz="xs" aria-label={title}>
        <Table.Tbody>
          {rows.map(([key, value]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" className="breaking" w="45%">
                {key}
              </Table.Th>
              <Table.Td className="breaking">{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
