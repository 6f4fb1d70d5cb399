import { Code, Group, Stack, Text, Title } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "../../components/ErrorPanel";
import { Facts } from "../../components/Facts";
import { Loading } from "../../components/Loading";
import { TextLink } from "../../components/links";
import { StatusBadge } from "../../components/StatusBadge";
import { Instances } from "./Instances";
import {
  labelOf,
  useRelated,
  useRunning,
  useStreamApps,
  type RunningApp,
  type Stream,
} from "./queries";
import { StreamStates } from "./StreamStates";

/** What the stream is, and how its apps are. */
export function OverviewTab({ stream }: { stream: Stream }): ReactElement {
  const { t } = useTranslation();
  const apps = useStreamApps(stream.name);
  const running = useRunning(stream.name);
  const related = useRelated(stream.name);
  const meaning = MEANINGS.find((known) => known === stream.status);

  /** In the order of the stream. */
  function placeOf(app: RunningApp): number {
    return apps.data?.findIndex(({ label }) => label === labelOf(stream.name, app)) ?? 0;
  }

  return (
    <Stack>
      {apps.error && <ErrorPanel error={apps.error} onRetry={apps.refetch} />}
      {apps.isPending && <Loading height={80} />}
      {apps.data && <StreamStates stream={stream} apps={apps.data} running={running.data} />}
      <Facts
        label={t("streams.tabOverview")}
        facts={[
          [
            t("streams.status"),
            <Group key="status" gap="sm">
              <StatusBadge state={stream.status} />
              {meaning && (
                <Text size="sm" c="dimmed">
                  {t(`streams.meaning.${meaning}`)}
                </Text>
              )}
            </Group>,
          ],
          [
            t("streams.description"),
            stream.description === "" ? t("common.none") : stream.description,
          ],
          [
            t("streams.definition"),
            <Code key="definition" block className="breaking">
              {stream.originalDslText}
            </Code>,
          ],
          ...(stream.originalDslText === stream.dslText
            ? []
            : ([
                [
                  t("streams.deployedDefinition"),
                  <details key="deployed">
                    <summary>
                      <Text component="span" size="sm">
                        {t("streams.showText")}
                      </Text>
                    </summary>
                    <Code block className="breaking">
                      {stream.dslText}
                    </Code>
                  </details>,
                ],
              ] satisfies [string, ReactElement][])),
          ...(related.data === undefined || related.data.length === 0
            ? []
            : ([
                [
                  t("streams.related"),
                  <Group key="related" gap="sm">
                    {related.data.map((name) => (
                      <TextLink key={name} to="/streams/$name" params={{ name }}>
                        {name}
                      </TextLink>
                    ))}
                  </Group>,
                ],
              ] satisfies [string, ReactElement][])),
        ]}
      />
      <Title order={2} size="h4">
        {t("streams.instances")}
      </Title>
      {running.error && <ErrorPanel error={running.error} onRetry={running.refetch} />}
      {running.isPending && <Loading height={80} />}
      {running.data && (
        <Instances
          stream={stream.name}
          apps={running.data.apps.toSorted((a, b) => placeOf(a) - placeOf(b))}
          label={t("streams.instances")}
        />
      )}
    </Stack>
  );
}

const MEANINGS = ["DEPLOYING", "DEPLOYED", "PARTIAL", "FAILED", "ERROR", "UNKNOWN", "UNDEPLOYED"] as const;
