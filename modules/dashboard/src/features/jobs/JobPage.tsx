import { Group, Text } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { DataTable, type DataColumn } from "../../components/DataTable";
import { Elapsed } from "../../components/Elapsed";
import { ButtonLink, TextLink } from "../../components/links";
import { PageTitle } from "../../components/PageTitle";
import { isActive } from "../../components/states";
import { StatusBadge } from "../../components/StatusBadge";
import { Time } from "../../components/Time";
import { Parameters } from "./Parameters";
import { useJobInstances, type JobInstance } from "./queries";

const route = getRouteApi("/jobs/$name");

/** The instances of a job: what was to be done once, and the attempts it took. */
export function JobPage(): ReactElement {
  const { t } = useTranslation();
  const { name } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const instances = useJobInstances(name, search);
  const columns = useMemo<DataColumn<JobInstance>[]>(
    () => [
      { id: "id", header: t("jobs.instance"), narrow: true, cell: ({ id }) => id },
      {
        id: "parameters",
        header: t("jobs.parameters"),
        cell: ({ parameters }) => <Parameters parameters={parameters} />,
      },
      {
        id: "started",
        header: t("jobs.lastStart"),
        narrow: true,
        cell: ({ attempts }) => <Time at={attempts[0]?.startTime} />,
      },
      {
        id: "duration",
        header: t("jobs.duration"),
        narrow: true,
        cell: ({ attempts }) => (
          <Elapsed
            from={attempts[0]?.startTime}
            to={attempts[0]?.endTime}
            running={isActive(attempts[0]?.status)}
          />
        ),
      },
      {
        id: "attempts",
        header: t("jobs.attemptList"),
        cell: ({ attempts }) => (
          <Group gap="xs">
            {attempts.map(({ id, schemaTarget, status }) => (
              <TextLink
                key={id}
                to="/job-executions/$id"
                params={{ id }}
                search={{ schemaTarget }}
              >
                <Group gap={4} wrap="nowrap">
                  {id} <StatusBadge state={status} />
                </Group>
              </TextLink>
            ))}
          </Group>
        ),
      },
    ],
    [t],
  );
  return (
    <>
      <PageTitle title={t("jobs.jobTitle", { name })}>
        <ButtonLink variant="default" to="/job-executions" search={{ job: name }}>
          {t("jobs.allExecutions")}
        </ButtonLink>
      </PageTitle>
      <Text size="sm" c="dimmed" mb="md">
        {t("jobs.instancesHint")}
      </Text>
      <DataTable
        label={t("jobs.instances")}
        columns={columns}
        rows={instances.data?.rows}
        rowId={({ id, schemaTarget }) => `${schemaTarget}-${id}`}
        error={instances.error}
        onRetry={instances.refetch}
        refreshing={instances.isPlaceholderData}
        paging={{
          ...search,
          total: instances.data?.total ?? 0,
          onPage: (page) => {
            void navigate({ search: { ...search, page } });
          },
          onSize: (size) => {
            void navigate({ search: { page: 0, size } });
          },
        }}
        empty={<Text>{t("jobs.noInstances")}</Text>}
      />
    </>
  );
}
