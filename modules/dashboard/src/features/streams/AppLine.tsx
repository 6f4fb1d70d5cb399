import { Group, Paper, Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { TextLink } from "../../components/links";
import { StatusBadge } from "../../components/StatusBadge";
import { APP_TYPES } from "../apps/queries";
import classes from "./AppLine.module.css";
import { LogLink } from "./Instances";
import { labelOf, type RunningApp, type RunningStream, type StreamApp } from "./queries";

interface Place {
  label: string;
  app: StreamApp | undefined;
  /** Two while one replaces the other, none while it is not deployed. */
  running: RunningApp[];
}

/** The apps of a stream one behind the other, with how they are. */
export function AppLine({
  apps,
  running,
}: {
  apps: StreamApp[];
  running: RunningStream | undefined;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <ol className={classes.line} aria-label={t("streams.line")}>
      {placesOf(apps, running).map(({ label, app, running: deployments }) => {
        const type = APP_TYPES.find((known) => known === app?.type);
        return (
          <li key={label} className={classes.app}>
            <Paper withBorder p="sm" className={classes.box}>
              <Stack gap={4}>
                <Text fw={600}>{label}</Text>
                {app && (
                  <Text size="xs" c="dimmed">
                    {app.type}:{" "}
                    {type === undefined ? (
                      app.name
                    ) : (
                      <TextLink to="/apps/$type/$name" params={{ type, name: app.name }}>
                        {app.name}
                      </TextLink>
                    )}
                  </Text>
                )}
                {running && <AppStates stream={running.name} deployments={deployments} />}
              </Stack>
            </Paper>
          </li>
        );
      })}
    </ol>
  );
}

/** How an app is: two while one replaces the other. */
export function AppStates({
  stream,
  deployments,
}: {
  stream: string;
  deployments: RunningApp[];
}): ReactElement {
  const { t } = useTranslation();
  if (deployments.length === 0) {
    return <StatusBadge state="UNDEPLOYED" />;
  }
  return (
    <>
      {deployments.map((deployment) => (
        <Group key={deployment.deploymentId} gap="xs">
          <StatusBadge state={deployment.state} />
          <Text size="xs">
            {t("streams.instancesUp", {
              up: deployment.instances.filter(({ state }) => state === "DEPLOYED").length,
              total: deployment.instances.length,
            })}
          </Text>
          <Text component="span" size="xs">
            <LogLink stream={stream} app={deployment} />
          </Text>
        </Group>
      ))}
    </>
  );
}

/** In the order of the stream; what runs besides, such as apps that are not registered any more, stands behind. */
function placesOf(apps: StreamApp[], running: RunningStream | undefined): Place[] {
  const deployments = running?.apps ?? [];
  const nameOf = (app: RunningApp): string => labelOf(running?.name ?? "", app);
  const known = apps.map((app) => app.label);
  const others = new Set(deployments.map(nameOf).filter((label) => !known.includes(label)));
  return [...known, ...others].map((label) => ({
    label,
    app: apps.find((app) => app.label === label),
    running: deployments.filter((app) => nameOf(app) === label),
  }));
}
