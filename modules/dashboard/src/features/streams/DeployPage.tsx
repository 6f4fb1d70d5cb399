import { Skeleton, Stack } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "../../components/ErrorPanel";
import { PageTitle } from "../../components/PageTitle";
import { DeployForm } from "./DeployForm";
import { useDeployment, useStream, useStreamApps, useStreamPlatforms } from "./queries";

const route = getRouteApi("/streams/$name/deploy");

export function DeployPage(): ReactElement {
  const { t } = useTranslation();
  const { name } = route.useParams();
  const stream = useStream(name);
  const apps = useStreamApps(name);
  const platforms = useStreamPlatforms();
  const deployment = useDeployment(name);
  const failed = [stream, apps, platforms, deployment].find((query) => query.error !== null);
  const isDeployed = stream.data !== undefined && stream.data.status !== "UNDEPLOYED";
  return (
    <>
      <PageTitle title={t(isDeployed ? "streams.updateName" : "streams.deployName", { name })} />
      {failed && <ErrorPanel error={failed.error} onRetry={failed.refetch} />}
      {stream.data && apps.data && platforms.data && deployment.data ? (
        // What somebody filled in must not vanish because the stream's status changes meanwhile.
        <DeployForm
          key={name}
          stream={stream.data}
          apps={apps.data}
          platforms={platforms.data}
          deployed={deployment.data}
        />
      ) : (
        !failed && (
          <Stack role="status" aria-label={t("common.loading")}>
            <Skeleton height={36} />
            <Skeleton height={120} />
            <Skeleton height={120} />
          </Stack>
        )
      )}
    </>
  );
}
