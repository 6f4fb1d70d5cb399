import { ActionIcon, Button, Code, Group, Menu, Stack, Text, Title } from "@mantine/core";
import {
  IconArrowsDiagonal,
  IconDots,
  IconPlayerStop,
  IconPlus,
  IconTrash,
} from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import type { RowSelectionState } from "@tanstack/react-table";
import { useMemo, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { DataTable, type DataColumn } from "../../components/DataTable";
import { ButtonLink, TextLink } from "../../components/links";
import { PageTitle } from "../../components/PageTitle";
import { SearchBox } from "../../components/SearchBox";
import { StatusBadge } from "../../components/StatusBadge";
import { useStreams, type Stream } from "./queries";
import { ScaleDialog } from "./ScaleDialog";
import { StreamQuestion, type Question } from "./StreamQuestion";

const route = getRouteApi("/streams");

function idOf(stream: Stream): string {
  return stream.name;
}

export function StreamsPage(): ReactElement {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const streams = useStreams(search);
  const [selected, setSelected] = useState<RowSelectionState>({});
  const [question, setQuestion] = useState<Question>();
  const [scaling, setScaling] = useState<string>();

  const chosen = streams.data?.rows.filter((stream) => selected[stream.name]) ?? [];
  const deployed = chosen.filter(({ status }) => status !== "UNDEPLOYED").map(idOf);

  const columns = useMemo<DataColumn<Stream>[]>(
    () => [
      {
        id: "name",
        header: t("streams.name"),
        sort: "name",
        cell: (stream) => (
          <TextLink to="/streams/$name" params={{ name: stream.name }} fw={600} size="sm">
            {stream.name}
          </TextLink>
        ),
      },
      {
        id: "description",
        header: t("streams.description"),
        sort: "description",
        cell: (stream) => stream.description,
      },
      {
        id: "definition",
        header: t("streams.definition"),
        // What was deployed stands in the other text, which is long.
        sort: "originalDslText",
        cell: (stream) => <Code>{stream.originalDslText}</Code>,
      },
      {
        id: "status",
        header: t("streams.status"),
        narrow: true,
        cell: (stream) => <StatusBadge state={stream.status} />,
      },
      {
        id: "actions",
        header: t("common.actions"),
        narrow: true,
        cell: (stream) => (
          <RowActions stream={stream} onQuestion={setQuestion} onScale={setScaling} />
        ),
      },
    ],
    [t],
  );

  function change(next: Partial<typeof search>): void {
    void navigate({ search: { ...search, page: 0, ...next }, replace: true });
  }

  const [sortBy = "name", direction] = search.sort.split(",");
  return (
    <>
      <PageTitle title={t("streams.title")}>
        <ButtonLink to="/streams/create" leftSection={<IconPlus size={16} aria-hidden />}>
          {t("streams.create")}
        </ButtonLink>
      </PageTitle>
      <Group mb="sm">
        <SearchBox
          label={t("streams.filterName")}
          value={search.q}
          onSearch={(q) => {
            change({ q });
          }}
        />
        {chosen.length > 0 && (
          <>
            <Text size="sm">{t("common.selected", { count: chosen.length })}</Text>
            <Button
              variant="outline"
              disabled={deployed.length === 0}
              onClick={() => {
                setQuestion({ action: "undeploy", names: deployed });
              }}
            >
              {t("streams.undeploySelected")}
            </Button>
            <Button
              color="red"
              variant="outline"
              onClick={() => {
                setQuestion({ action: "destroy", names: chosen.map(idOf) });
              }}
            >
              {t("streams.destroySelected")}
            </Button>
          </>
        )}
      </Group>
      <DataTable
        label={t("streams.list")}
        columns={columns}
        rows={streams.data?.rows}
        rowId={idOf}
        error={streams.error}
        onRetry={streams.refetch}
        refreshing={streams.isPlaceholderData}
        selecting={{ selected, onSelected: setSelected, nameOf: idOf }}
        sorting={{
          by: sortBy,
          descending: direction === "DESC",
          onSort: (by, descending) => {
            change({ sort: `${by},${descending ? "DESC" : "ASC"}` });
          },
        }}
        paging={{
          page: search.page,
          size: search.size,
          total: streams.data?.total ?? 0,
          onPage: (page) => {
            change({ page });
          },
          onSize: (size) => {
            change({ size });
          },
        }}
        empty={
          search.q !== "" ? (
            <Stack align="center">
              <Text>{t("common.nothingFound")}</Text>
              <Button
                variant="default"
                onClick={() => {
                  change({ q: "" });
                }}
              >
                {t("common.clearFilter")}
              </Button>
            </Stack>
          ) : (
            <Stack align="center">
              <Title order={2} size="h4">
                {t("streams.emptyTitle")}
              </Title>
              <Text>{t("streams.emptyText")}</Text>
              <ButtonLink to="/streams/create">{t("streams.create")}</ButtonLink>
            </Stack>
          )
        }
      />
      {question && (
        <StreamQuestion
          question={question}
          onDone={() => {
            setSelected({});
          }}
          onClose={() => {
            setQuestion(undefined);
          }}
        />
      )}
      {scaling !== undefined && (
        <ScaleDialog
          stream={scaling}
          onClose={() => {
            setScaling(undefined);
          }}
        />
      )}
    </>
  );
}

function RowActions({
  stream: { name, status },
  onQuestion,
  onScale,
}: {
  stream: Stream;
  onQuestion: (question: Question) => void;
  onScale: (name: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const isDeployed = status !== "UNDEPLOYED";
  return (
    <Group gap="xs" wrap="nowrap">
      <ButtonLink
        to="/streams/$name/deploy"
        params={{ name }}
        size="xs"
        variant="light"
        aria-label={t(isDeployed ? "streams.updateName" : "streams.deployName", { name })}
      >
        {t(isDeployed ? "streams.update" : "streams.deploy")}
      </ButtonLink>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("streams.moreActions", { name })}
          >
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconArrowsDiagonal size={16} aria-hidden />}
            disabled={!isDeployed}
            onClick={() => {
              onScale(name);
            }}
          >
            {t("streams.scaleInstances")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPlayerStop size={16} aria-hidden />}
            disabled={!isDeployed}
            onClick={() => {
              onQuestion({ action: "undeploy", names: [name] });
            }}
          >
            {t("streams.undeploy")}
          </Menu.Item>
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => {
              onQuestion({ action: "destroy", names: [name] });
            }}
          >
            {t("streams.destroy")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
