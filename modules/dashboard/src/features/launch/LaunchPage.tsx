import { Alert, Skeleton, Stack } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "../../components/ErrorPanel";
import { PageTitle } from "../../components/PageTitle";
import { useParsed, useTask } from "../tasks/queries";
import { LaunchForm } from "./LaunchForm";
import { useEarlierLaunch, usePlatforms } from "./queries";

const route = getRouteApi("/tasks/$name/launch");

export function LaunchPage(): ReactElement {
  const { t } = useTranslation();
  const { name } = route.useParams();
  const { from, schemaTarget } = route.useSearch();
  const task = useTask(name);
  const platforms = usePlatforms();
  const earlier = useEarlierLaunch(from, schemaTarget);
  const parsed = useParsed(name, task.data?.dslText ?? "");
  const failed = [task, platforms, parsed, earlier].find((query) => query.error !== null);
  // What somebody filled in must not vanish because asking again failed.
  const app = parsed.data?.apps[0];
  const ready = task.data && platforms.data && parsed.data && (from === undefined || earlier.data !== undefined);
  return (
    <>
      <PageTitle title={t("launch.title", { name })} />
      {failed && <ErrorPanel error={failed.error} onRetry={failed.refetch} />}
      {!ready ? (
        !failed && <Stack role="status" aria-label={t("common.loading")}>
          <Skeleton height={36} />
          <Skeleton height={120} />
          <Skeleton height={120} />
        </Stack>
      ) : task.data.composed || app === undefined ? (
        <Alert color="yellow">{t("launch.composed")}</Alert>
      ) : (
        <LaunchForm
          key={`${name} ${from ?? ""}`}
          name={name}
          app={app}
          platforms={platforms.data}
          last={task.data.last}
          earlier={earlier.data ?? undefined}
        />
      )}
    </>
  );
}
