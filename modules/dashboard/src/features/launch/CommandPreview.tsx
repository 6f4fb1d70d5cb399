import { Alert, Code, Group, Loader, Paper, Stack, Table, Text, Title } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { LaunchPreview } from "../../api/types";
import { ErrorPanel } from "../../components/ErrorPanel";

/** What would be run, kept current while the form changes. */
export function CommandPreview({
  preview,
}: {
  preview: UseQueryResult<LaunchPreview>;
}): ReactElement {
  const { t } = useTranslation();
  const { data, error } = preview;
  return (
    <Paper withBorder p="md" component="section" aria-label={t("launch.preview")}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5">
          {t("launch.preview")}
        </Title>
        {preview.isFetching && <Loader size="xs" role="status" aria-label={t("launch.previewLoading")} />}
      </Group>
      {error && <ErrorPanel error={error} onRetry={preview.refetch} />}
      {data && !error && (
        <Stack gap="sm">
          {data.warnings.length > 0 && (
            <Alert color="yellow" title={t("launch.warnings")}>
              {data.warnings.map((warning) => (
                <Text key={warning} size="sm">
                  {warning}
                </Text>
              ))}
            </Alert>
          )}
          <Part title={t("launch.command")}>
            <Code block className="breaking" tabIndex={0}>
              {data.command.map(quoted).join(" ")}
            </Code>
          </Part>
          {data.workingDirectory != null && (
            <Part title={t("launch.workingDirectory")}>
              <Code className="breaking">{data.workingDirectory}</Code>
            </Part>
          )}
          <Entries title={t("launch.appProperties")} entries={data.appProperties} />
          <Entries title={t("launch.platformProperties")} entries={data.platformProperties} />
          <Entries title={t("launch.environment")} entries={data.environment} />
          {data.arguments.length > 0 && (
            <Part title={t("launch.previewArguments")}>
              <Stack gap={2} align="flex-start">
                {data.arguments.map((argument, index) => (
                  <Code key={index} className="breaking">
                    {argument}
                  </Code>
                ))}
              </Stack>
            </Part>
          )}
        </Stack>
      )}
    </Paper>
  );
}

/** As a shell would need it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./*-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function Part({ title, children }: { title: string; children: ReactElement }): ReactElement {
  return (
    <div>
      <Title order={3} size="h6" mb={4}>
        {title}
      </Title>
      {children}
    </div>
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
  if (rows.length === 0) {
    return null;
  }
  return (
    <Part title={title}>
      <Table variant="vertical" layout="fixed" fz="xs" aria-label={title}>
        <Table.Tbody>
          {rows.map(([key, value]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" className="breaking" w="40%">
                {key}
              </Table.Th>
              <Table.Td className="breaking">{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  );
}
