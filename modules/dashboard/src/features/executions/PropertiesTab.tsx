import { Stack, Table, Text, Title } from "@mantine/core";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ExecutionOverview } from "../../api/types";
import { SearchBox } from "../../components/SearchBox";
import { StatusMark } from "../../components/StatusMark";
import { isActive } from "../../components/states";

/** What was sent with the launch, and what the program then found; secrets are masked by the server. */
export function PropertiesTab({
  overview,
}: {
  overview: ExecutionOverview;
}): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const inherited = new Set(overview.inheritedProperties);
  return (
    <Stack gap="lg">
      <div>
        <SearchBox label={t("executions.findProperty")} value={text} onSearch={setText} />
        <Text size="sm" c="dimmed" mt={4}>
          {t("executions.masked")}
        </Text>
      </div>
      <Properties
        title={t("executions.sentProperties")}
        properties={overview.properties}
        text={text}
        inherited={inherited}
        none={t(
          isActive(overview.execution.state) || overview.resourceUrl != null
            ? "executions.noProperties"
            : "executions.unknownProperties",
        )}
      />
      <Properties
        title={t("executions.effectiveProperties")}
        properties={overview.appProperties}
        text={text}
        none={t(
          overview.resourceUrl != null ? "executions.noProperties" : "executions.unknownProperties",
        )}
      />
    </Stack>
  );
}

function Properties({
  title,
  properties,
  text,
  inherited,
  none,
}: {
  title: string;
  properties: Record<string, string>;
  text: string;
  inherited?: ReadonlySet<string>;
  none: string;
}): ReactElement {
  const { t } = useTranslation();
  const wanted = text.toLowerCase();
  const all = Object.entries(properties).sort(([one], [other]) => one.localeCompare(other));
  const shown = all.filter(([key, value]) =>
    `${key}=${value}`.toLowerCase().includes(wanted),
  );
  return (
    <section aria-label={title}>
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      {shown.length === 0 ? (
        <Text size="sm" c="dimmed">
          {all.length === 0 ? none : t("common.nothingFound")}
        </Text>
      ) : (
        <Table aria-label={title}>
          <Table.Tbody>
            {shown.map(([key, value]) => (
              <Table.Tr key={key}>
                <Table.Th scope="row" className="breaking" w="45%">
                  {key} {inherited?.has(key) === true && <StatusMark text={t("executions.inherited")} />}
                </Table.Th>
                <Table.Td className="breaking mono">{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
