import { Button, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "../../components/ErrorPanel";
import { TextLink } from "../../components/links";
import { numberText } from "../../components/numbers";
import { PageTitle } from "../../components/PageTitle";
import { StatusBadge } from "../../components/StatusBadge";
import { Instances } from "../streams/Instances";
import { labelOf, useRuntime, type RunningStream } from "../streams/queries";

const route = getRouteApi("/runtime");

/** What runs of all streams: their apps, and the instances of these. */
export function RuntimePage(): ReactElement {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const runtime = useRuntime(search);
  const { data } = runtime;
  const isLast = data === undefined || (search.page + 1) * search.size >= data.total;

  function toPage(page: number): void {
    void navigate({ search: { ...search, page } });
  }

  return (
    <>
      <PageTitle title={t("runtime.title")}>
        <Button
          variant="default"
          loading={runtime.isFetching}
          onClick={() => void runtime.refetch()}
        >
          {t("common.refresh")}
        </Button>
      </PageTitle>
      {runtime.error && <ErrorPanel error={runtime.error} onRetry={runtime.refetch} />}
      {runtime.isPending && (
        <Stack role="status" aria-label={t("common.loading")}>
          <Skeleton height={120} />
          <Skeleton height={120} />
        </Stack>
      )}
      {data?.rows.length === 0 && (
        <Stack align="center" py="xl">
          <Title order={2} size="h4">
            {t("runtime.emptyTitle")}
          </Title>
          <Text>{t("runtime.emptyText")}</Text>
          <TextLink to="/streams">{t("streams.list")}</TextLink>
        </Stack>
      )}
      <Stack gap="xl">
        {data?.rows.map((stream) => (
          <StreamSection key={stream.name} stream={stream} />
        ))}
      </Stack>
      {data && (search.page > 0 || !isLast) && (
        <Group component="nav" mt="md" aria-label={t("common.pages")}>
          <Button
            variant="default"
            size="xs"
            disabled={search.page === 0}
            onClick={() => {
              toPage(search.page - 1);
            }}
          >
            {t("common.previousPage")}
          </Button>
          <Text size="sm">{t("common.page", { page: search.page + 1 })}</Text>
          <Button
            variant="default"
            size="xs"
            disabled={isLast}
            onClick={() => {
              toPage(search.page + 1);
            }}
          >
            {t("common.nextPage")}
          </Button>
          <Text size="sm" c="dimmed">
            {t("common.total", { total: numberText(data.total) })}
          </Text>
        </Group>
      )}
    </>
  );
}

function StreamSection({ stream }: { stream: RunningStream }): ReactElement {
  const { t } = useTranslation();
  return (
    <section aria-label={stream.name}>
      <Group mb="xs" gap="md">
        <Title order={2} size="h4">
          <TextLink to="/streams/$name" params={{ name: stream.name }}>
            {stream.name}
          </TextLink>
        </Title>
        {stream.version !== undefined && (
          <Text size="sm" c="dimmed">
            {t("streams.versionNumber", { version: stream.version })}
          </Text>
        )}
        {stream.apps.map((app) => (
          <Group key={app.deploymentId} gap={6}>
            <Text size="sm">{labelOf(stream.name, app)}</Text>
            <StatusBadge state={app.state} />
          </Group>
        ))}
      </Group>
      <Instances
        stream={stream.name}
        apps={stream.apps}
        label={t("runtime.instancesOf", { name: stream.name })}
      />
    </section>
  );
}
