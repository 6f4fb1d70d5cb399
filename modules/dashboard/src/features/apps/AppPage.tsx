import {
  ActionIcon,
  Button,
  Checkbox,
  Code,
  CopyButton,
  Group,
  Stack,
  Table,
  Tabs,
  Text,
  TextInput,
  Tooltip,
} from "@mantine/core";
import { IconCheck, IconCopy, IconTrash } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmAction } from "../../components/ConfirmAction";
import { DataTable, type DataColumn } from "../../components/DataTable";
import { ErrorPanel } from "../../components/ErrorPanel";
import { Loading } from "../../components/Loading";
import { ButtonLink, TextLink } from "../../components/links";
import { PageTitle } from "../../components/PageTitle";
import { StatusMark } from "../../components/StatusMark";
import {
  useApp,
  useAppVersions,
  useMakeDefault,
  useUnregister,
  type App,
  type AppOption,
} from "./queries";

const route = getRouteApi("/apps/$type/$name");

export function AppPage(): ReactElement {
  const { t } = useTranslation();
  const { type, name } = route.useParams();
  const { version, tab } = route.useSearch();
  const navigate = route.useNavigate();
  const [exhaustive, setExhaustive] = useState(false);
  const app = useApp(type, name, version, exhaustive);
  return (
    <>
      <PageTitle title={name}>
        {type === "task" && (
          <ButtonLink to="/tasks/create" search={{ app: name }}>
            {t("apps.createTask")}
          </ButtonLink>
        )}
      </PageTitle>
      <Stack>
        {app.error && <ErrorPanel error={app.error} onRetry={app.refetch} />}
        {app.isPending && <Loading height={90} />}
        {app.data && <Facts app={app.data} />}
        <Tabs
          value={tab}
          onChange={(next) => {
            void navigate({
              search: (before) => ({
                ...before,
                tab: next === "versions" ? "versions" : "properties",
              }),
              replace: true,
            });
          }}
        >
          <Tabs.List mb="sm">
            <Tabs.Tab value="properties">{t("apps.tabProperties")}</Tabs.Tab>
            <Tabs.Tab value="versions">{t("apps.tabVersions")}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="properties">
            {app.data && (
              <Options
                appName={name}
                options={app.data.options}
                exhaustive={exhaustive}
                onExhaustive={setExhaustive}
              />
            )}
          </Tabs.Panel>
          <Tabs.Panel value="versions">{tab === "versions" && <Versions />}</Tabs.Panel>
        </Tabs>
      </Stack>
    </>
  );
}

function Facts({ app }: { app: App }): ReactElement {
  const { t } = useTranslation();
  const facts: [string, string][] = [
    [t("common.type"), app.type],
    [t("apps.version"), app.version],
    [t("apps.bootVersion"), `${app.bootVersion}.x`],
    [t("apps.uri"), app.uri],
  ];
  return (
    <Table variant="vertical" aria-label={t("apps.details")}>
      <Table.Tbody>
        {facts.map(([label, value]) => (
          <Table.Tr key={label}>
            <Table.Th scope="row" w={200}>
              {label}
            </Table.Th>
            <Table.Td className="breaking">{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

const SHOWN_AT_FIRST = 50;

function Options({
  appName,
  options,
  exhaustive,
  onExhaustive,
}: {
  appName: string;
  options: AppOption[];
  exhaustive: boolean;
  onExhaustive: (exhaustive: boolean) => void;
}): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [all, setAll] = useState(false);
  const wanted = text.trim().toLowerCase();
  const found = options.filter((option) =>
    `${option.id} ${option.description ?? ""}`.toLowerCase().includes(wanted),
  );
  const shown = all ? found : found.slice(0, SHOWN_AT_FIRST);
  const columns: DataColumn<AppOption>[] = [
    {
      id: "id",
      header: t("apps.property"),
      cell: (option) => (
        <>
          <Code>{option.id}</Code>
          {option.deprecated === true && (
            <Text component="span" size="xs" c="dimmed" ml="xs">
              {t("apps.deprecated")}
            </Text>
          )}
        </>
      ),
    },
    { id: "description", header: t("common.description"), cell: (option) => option.description },
    {
      id: "type",
      header: t("common.type"),
      cell: (option) => <Text size="xs">{(option.type ?? "").replace(/^java\.lang\./, "")}</Text>,
    },
    {
      id: "default",
      header: t("apps.defaultValue"),
      cell: (option) => optionText(option.defaultValue),
    },
    {
      id: "copy",
      header: t("common.actions"),
      narrow: true,
      cell: (option) => (
        <CopyButton value={`app.${appName}.${option.id}=`}>
          {({ copied, copy }) => (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={
                copied ? t("common.copied") : t("apps.copyProperty", { name: option.id })
              }
              onClick={copy}
            >
              {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            </ActionIcon>
          )}
        </CopyButton>
      ),
    },
  ];
  return (
    <Stack>
      <Group>
        <TextInput
          type="search"
          aria-label={t("apps.searchProperties")}
          placeholder={t("apps.searchProperties")}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
        <Checkbox
          label={t("apps.allProperties")}
          checked={exhaustive}
          onChange={(event) => {
            onExhaustive(event.currentTarget.checked);
          }}
        />
        <Text size="sm" c="dimmed" role="status">
          {t("apps.shownOf", { shown: shown.length, total: found.length })}
        </Text>
        {shown.length < found.length && (
          <Button
            variant="default"
            size="xs"
            onClick={() => {
              setAll(true);
            }}
          >
            {t("apps.showAll")}
          </Button>
        )}
      </Group>
      <DataTable
        label={t("apps.tabProperties")}
        columns={columns}
        rows={shown}
        rowId={(option) => option.id}
        empty={<Text>{wanted === "" ? t("apps.noProperties") : t("common.nothingFound")}</Text>}
      />
    </Stack>
  );
}

function optionText(value: unknown): string {
  if (value === null || value === undefined) {
    return "";
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}

function Versions(): ReactElement {
  const { t } = useTranslation();
  const { type, name } = route.useParams();
  const versions = useAppVersions(type, name);
  const makeDefault = useMakeDefault();
  const unregister = useUnregister();
  const navigate = route.useNavigate();
  const [leaving, setLeaving] = useState<App>();
  const columns: DataColumn<App>[] = [
    {
      id: "version",
      header: t("apps.version"),
      cell: (app) => (
        <Group gap="xs">
          <TextLink
            to="/apps/$type/$name"
            params={{ type, name }}
            search={{ version: app.version, tab: "versions" }}
          >
            {app.version}
          </TextLink>
          {app.defaultVersion && <StatusMark text={t("apps.defaultVersion")} />}
        </Group>
      ),
    },
    { id: "bootVersion", header: t("apps.bootVersion"), cell: (app) => `${app.bootVersion}.x` },
    { id: "uri", header: t("apps.uri"), cell: (app) => app.uri },
    {
      id: "actions",
      header: t("common.actions"),
      narrow: true,
      cell: (app) => (
        <Group gap="xs" wrap="nowrap" justify="flex-end">
          {!app.defaultVersion && (
            <Button
              size="xs"
              variant="default"
              aria-label={t("apps.makeDefaultVersion", { version: app.version })}
              loading={makeDefault.isPending && makeDefault.variables.version === app.version}
              onClick={() => {
                makeDefault.mutate({ type, name, version: app.version });
              }}
            >
              {t("apps.makeDefault")}
            </Button>
          )}
          <Tooltip label={t("apps.unregister")}>
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t("apps.unregisterVersion", { version: app.version })}
              onClick={() => {
                setLeaving(app);
              }}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
      ),
    },
  ];
  return (
    <Stack>
      {makeDefault.error && <ErrorPanel error={makeDefault.error} />}
      <DataTable
        label={t("apps.tabVersions")}
        columns={columns}
        rows={versions.data}
        rowId={(app) => app.version}
        error={versions.error}
        onRetry={versions.refetch}
        empty={<Text>{t("common.none")}</Text>}
      />
      {leaving && (
        <ConfirmAction
          title={t("apps.unregisterVersionTitle", { version: leaving.version })}
          effect={t("apps.unregisterVersionEffect")}
          things={[`${name} ${leaving.version}`]}
          button={t("apps.unregister")}
          onClose={() => {
            setLeaving(undefined);
          }}
          onConfirm={async () => {
            const last = versions.data?.length === 1;
            await unregister.mutateAsync([{ type, name, version: leaving.version }]);
            if (last) {
              await navigate({ to: "/apps" });
            }
          }}
        />
      )}
    </Stack>
  );
}
