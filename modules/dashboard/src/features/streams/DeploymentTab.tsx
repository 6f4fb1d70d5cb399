import { Code, Stack, Text, Title } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "../../components/ErrorPanel";
import { Facts } from "../../components/Facts";
import { Loading } from "../../components/Loading";
import { useDeployment, useHistory, useStreamApps, type Stream } from "./queries";

/** With what the stream is deployed, or was the last time. */
export function DeploymentTab({ stream }: { stream: Stream }): ReactElement {
  const { t } = useTranslation();
  const deployment = useDeployment(stream.name);
  const history = useHistory(stream.name);
  const { data: order } = useStreamApps(stream.name);
  if (deployment.error) {
    return <ErrorPanel error={deployment.error} onRetry={deployment.refetch} />;
  }
  if (deployment.data === undefined) {
    return <Loading height={180} />;
  }
  const places = order?.map(({ label }) => label) ?? [];
  const apps = Object.entries(deployment.data).sort(
    ([a], [b]) => places.indexOf(a) - places.indexOf(b),
  );
  const current =
    history.data?.find(({ status }) => status === "DEPLOYED") ?? history.data?.[0];
  if (apps.length === 0) {
    return <Text>{t("streams.neverDeployed")}</Text>;
  }
  return (
    <Stack>
      {stream.status === "UNDEPLOYED" && <Text>{t("streams.lastDeployment")}</Text>}
      {current && (
        <Facts
          label={t("streams.version")}
          facts={[
            [t("streams.version"), current.version],
            [t("streams.platform"), current.platform],
          ]}
        />
      )}
      {apps.map(([label, properties]) => (
        <section key={label} aria-label={label}>
          <Title order={2} size="h5" mb="xs">
            {label}
          </Title>
          <Facts
            label={t("streams.propertiesOf", { app: label })}
            facts={Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1))}
          />
        </section>
      ))}
      <Text size="sm" c="dimmed">
        {t("streams.masked")}
      </Text>
      <Title order={2} size="h5">
        {t("streams.manifest")}
      </Title>
      {history.error && <ErrorPanel error={history.error} onRetry={history.refetch} />}
      {current && (
        <Code block className="breaking" tabIndex={0}>
          {current.manifest}
        </Code>
      )}
    </Stack>
  );
}
