import { Skeleton, Stack, Tabs } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ExecutionOverview } from "../../api/types";
import { useSingleKeys } from "../../app/singleKeys";
import { ErrorPanel } from "../../components/ErrorPanel";
import { Loading } from "../../components/Loading";
import { PageTitle } from "../../components/PageTitle";
import { EventsTab } from "./EventsTab";
import { ExecutionHeader } from "./ExecutionHeader";
import { OverviewTab } from "./OverviewTab";
import { PropertiesTab } from "./PropertiesTab";
import { useOverview, type ExecutionKey } from "./queries";
import { TABS, type Tab } from "./routes";
import { StepsTab } from "./StepsTab";

/** Its parts are of use to nobody who does not read a log. */
const LogTab = lazy(() => import("./LogTab").then(({ LogTab: component }) => ({ default: component })));

const route = getRouteApi("/task-executions/$id");
const PHYSICAL = { usePhysicalKeys: true };

/** What happens now, what failed, why, and what can be done. */
export function ExecutionPage(): ReactElement {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { schemaTarget } = route.useSearch();
  const key = { id: Number(id), schemaTarget };
  const overview = useOverview(key);
  if (overview.data === undefined) {
    return (
      <>
        <PageTitle title={t("executions.title", { id })} />
        {overview.error ? (
          <ErrorPanel error={overview.error} onRetry={overview.refetch} />
        ) : (
          <Stack role="status" aria-label={t("common.loading")}>
            <Skeleton height={40} />
            <Skeleton height={120} />
            <Skeleton height={200} />
          </Stack>
        )}
      </>
    );
  }
  return (
    <Stack gap="md">
      {overview.error && <ErrorPanel error={overview.error} onRetry={overview.refetch} />}
      <Loaded
        key={`${schemaTarget ?? ""} ${id}`}
        overview={overview.data}
        executionKey={key}
      />
    </Stack>
  );
}

function Loaded({
  overview,
  executionKey,
}: {
  overview: ExecutionOverview;
  executionKey: ExecutionKey;
}): ReactElement {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const tab: Tab = search.tab ?? "overview";
  const { schemaTarget } = overview.execution;

  function show(next: Tab): void {
    void navigate({
      search: { schemaTarget: search.schemaTarget, ...(next !== "overview" && { tab: next }) },
    });
  }

  function goTo(id: number | null | undefined): void {
    if (id != null) {
      void navigate({
        params: { id: String(id) },
        search: { schemaTarget, ...(search.tab && { tab: search.tab }) },
      });
    }
  }

  useSingleKeys([
    [
      "BracketLeft",
      () => {
        goTo(overview.previousId);
      },
      PHYSICAL,
    ],
    [
      "BracketRight",
      () => {
        goTo(overview.nextId);
      },
      PHYSICAL,
    ],
    [
      "l",
      () => {
        show("log");
      },
      PHYSICAL,
    ],
  ]);

  return (
    <>
      <ExecutionHeader overview={overview} executionKey={executionKey} tab={search.tab} />
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) => {
          show(TABS.find((known) => known === next) ?? "overview");
        }}
      >
        <Tabs.List mb="md">
          {TABS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`executions.tab_${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="overview">
          <OverviewTab overview={overview} />
        </Tabs.Panel>
        <Tabs.Panel value="steps">
          <StepsTab overview={overview} chosen={search.step} />
        </Tabs.Panel>
        <Tabs.Panel value="log">
          <Suspense fallback={<Loading height={200} />}>
            <LogTab overview={overview} stream={search.stream} line={search.line} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="properties">
          <PropertiesTab overview={overview} />
        </Tabs.Panel>
        <Tabs.Panel value="events">
          <EventsTab overview={overview} executionKey={executionKey} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
