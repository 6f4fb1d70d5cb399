import {
  Button,
  Group,
  NativeSelect,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconUpload } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "../../components/ErrorPanel";
import { APP_TYPES, useApp, useAppVersions } from "../apps/queries";
import { uniform, type PropertyRow } from "../launch/launchText";
import { PropertiesSection, type DescribedProperty } from "../launch/PropertiesSection";
import { DeployPreview } from "./DeployPreview";
import { deployedRows, propertiesOf, readText, textOf } from "./deployText";
import {
  useDeploy,
  useStreamPreview,
  type Deployed,
  type Stream,
  type StreamApp,
  type StreamPlatform,
} from "./queries";

const PAUSE_MS = 500;
const PLATFORM_PREFIX = "spring.cloud.deployer.";
const ALL_DEPLOYER = "deployer.*.";
const ALL_APPS = "app.*.";

/** What the parts of the form do with the properties they share. */
interface Editing {
  rows: PropertyRow[];
  valueOf: (key: string) => string;
  onSet: (key: string, value: string) => void;
  onAdd: (key: string) => void;
  onChange: (row: PropertyRow) => void;
  onRemove: (row: PropertyRow) => void;
}

/** Properties of a deployment or an update, by app or as one text, beside what they would do. */
export function DeployForm({
  stream,
  apps,
  platforms,
  deployed,
}: {
  stream: Stream;
  apps: StreamApp[];
  platforms: StreamPlatform[];
  deployed: Deployed;
}): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const isDeployed = stream.status !== "UNDEPLOYED";
  const [rows, setRows] = useState<PropertyRow[]>(() => deployedRows(deployed, !isDeployed));
  const [nextId, setNextId] = useState(100_000);
  const [text, setText] = useState<string>();
  const [platformName, setPlatformName] = useState(platforms[0]?.name ?? "");
  const deploy = useDeploy();

  const read = text === undefined ? undefined : readText(text);
  const badLines = read?.badLines ?? [];
  const platform = platforms.find(({ name }) => name === platformName);
  const properties = propertiesOf(
    read?.rows ?? rows,
    isDeployed || platforms.length < 2 ? undefined : platformName,
  );
  const [settled] = useDebouncedValue(JSON.stringify(properties), PAUSE_MS);
  const preview = useStreamPreview(
    stream.name,
    JSON.parse(settled) as Record<string, string>,
  );
  // Only the server knows whether what failed before can be updated or must be deployed anew.
  const update = preview.data?.update ?? isDeployed;

  const editing: Editing = {
    rows,
    valueOf: (key) => rows.find((row) => uniform(row.key) === uniform(key))?.value ?? "",
    // Whatever way the key is spelt; without a value it is taken out.
    onSet: (key, value) => {
      const known = rows.find((row) => uniform(row.key) === uniform(key));
      if (value === "") {
        setRows(rows.filter((row) => row !== known));
      } else if (known) {
        setRows(rows.map((row) => (row === known ? { ...row, value } : row)));
      } else {
        setRows([...rows, { id: nextId, key, value }]);
        setNextId(nextId + 1);
      }
    },
    onAdd: (key) => {
      setRows([...rows, { id: nextId, key, value: "" }]);
      setNextId(nextId + 1);
    },
    onChange: (changed) => {
      setRows(rows.map((row) => (row.id === changed.id ? changed : row)));
    },
    onRemove: (removed) => {
      setRows(rows.filter((row) => row.id !== removed.id));
    },
  };
  const prefixes = [
    ALL_DEPLOYER,
    ALL_APPS,
    ...apps.flatMap(({ label }) => [`deployer.${label}.`, `app.${label}.`]),
  ];
  const versions = apps.map(({ label }) => `version.${label}`);

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (badLines.length === 0) {
          deploy.mutate(
            { name: stream.name, properties, update },
            {
              onSuccess: () =>
                void navigate({ to: "/streams/$name", params: { name: stream.name } }),
            },
          );
        }
      }}
    >
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
        <Stack>
          <Group align="flex-end">
            <NativeSelect
              label={t("streams.platform")}
              description={isDeployed ? t("streams.platformStays") : undefined}
              value={platformName}
              disabled={isDeployed || platforms.length < 2}
              data={platforms.map(({ name, type }) => ({ value: name, label: `${name} (${type})` }))}
              onChange={(event) => {
                setPlatformName(event.currentTarget.value);
              }}
            />
            <SegmentedControl
              aria-label={t("streams.ways")}
              value={text === undefined ? "form" : "text"}
              data={[
                { value: "form", label: t("streams.wayForm") },
                { value: "text", label: t("streams.wayText") },
              ]}
              onChange={(way) => {
                if (way === "text") {
                  setText(textOf(rows.filter(({ key }) => key !== "" && !key.endsWith("."))));
                } else if (read && badLines.length === 0) {
                  setRows(read.rows.map((row, index) => ({ ...row, id: nextId + index })));
                  setNextId(nextId + read.rows.length);
                  setText(undefined);
                }
              }}
            />
          </Group>
          {isDeployed && (
            <Text size="sm" c="dimmed">
              {t("streams.updateHint")}
            </Text>
          )}
          {text === undefined ? (
            <>
              <Part name={t("streams.allApps")}>
                <PlatformProperties
                  label={t("streams.allApps")}
                  prefix={ALL_DEPLOYER}
                  platform={platform}
                  editing={editing}
                />
                <PropertiesSection
                  title={sectionTitle(t("streams.allApps"), t("launch.application"))}
                  hint={t("launch.applicationHint")}
                  prefix={ALL_APPS}
                  described={[]}
                  {...editing}
                  rows={rows.filter(({ key }) => key.startsWith(ALL_APPS))}
                />
              </Part>
              {apps.map((app) => (
                <AppFields
                  key={app.label}
                  app={app}
                  isDeployed={isDeployed}
                  platform={platform}
                  editing={editing}
                />
              ))}
              <PropertiesSection
                title={t("launch.other")}
                hint={t("launch.otherHint")}
                prefix=""
                described={[]}
                {...editing}
                rows={rows.filter(
                  ({ key }) =>
                    !versions.includes(key) && prefixes.every((prefix) => !key.startsWith(prefix)),
                )}
              />
            </>
          ) : (
            <Textarea
              label={t("streams.wayText")}
              description={t("streams.textHint")}
              classNames={{ input: "mono" }}
              spellCheck={false}
              autosize
              minRows={10}
              value={text}
              error={
                badLines.length === 0
                  ? undefined
                  : t("streams.badLines", { lines: badLines.join(", ") })
              }
              onChange={(event) => {
                setText(event.currentTarget.value);
              }}
            />
          )}
          {deploy.error && <ErrorPanel error={deploy.error} />}
          <Group>
            <Button
              type="submit"
              loading={deploy.isPending}
              disabled={badLines.length > 0}
              leftSection={<IconUpload size={16} aria-hidden />}
            >
              {t(update ? "streams.submitUpdate" : "streams.submitDeploy")}
            </Button>
          </Group>
        </Stack>
        <DeployPreview preview={preview} />
      </SimpleGrid>
    </form>
  );
}

/** What belongs to one app, or to all. */
function Part({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <section aria-label={name}>
      <Title order={2} size="h4" mb="xs">
        {name}
      </Title>
      <Stack>{children}</Stack>
    </section>
  );
}

/** Whose properties they are, as several sections have the same. */
function sectionTitle(of: string, what: string): string {
  return `${of}: ${what}`;
}

function PlatformProperties({
  label,
  prefix,
  platform,
  editing,
  without = [],
}: {
  label: string;
  prefix: string;
  platform: StreamPlatform | undefined;
  editing: Editing;
  /** Keys that have a field of their own. */
  without?: string[];
}): ReactElement {
  const { t } = useTranslation();
  const described: DescribedProperty[] = (platform?.options ?? []).map((option) => {
    const short = option.id.replace(PLATFORM_PREFIX, "");
    return { key: prefix + short, label: short, option };
  });
  return (
    <PropertiesSection
      title={sectionTitle(label, t("launch.deployment"))}
      hint={t("launch.deploymentHint")}
      prefix={prefix}
      described={described}
      {...editing}
      rows={editing.rows.filter(({ key }) => key.startsWith(prefix) && !without.includes(key))}
    />
  );
}

function AppFields({
  app: { label, name, type, version },
  isDeployed,
  platform,
  editing,
}: {
  app: StreamApp;
  isDeployed: boolean;
  platform: StreamPlatform | undefined;
  editing: Editing;
}): ReactElement {
  const { t } = useTranslation();
  const appType = APP_TYPES.find((known) => known === type) ?? "app";
  const versions = useAppVersions(appType, name);
  const versionKey = `version.${label}`;
  const wanted = editing.valueOf(versionKey);
  const detail = useApp(appType, name, wanted === "" ? undefined : wanted, true);
  const countKey = `deployer.${label}.count`;
  const appPrefix = `app.${label}.`;
  const known = versions.data?.map((one) => one.version) ?? [];
  return (
    <Part name={label === name ? label : `${label} (${name})`}>
      <Group grow align="flex-start">
        <NativeSelect
          label={t("streams.appVersion")}
          aria-label={t("streams.appVersionOf", { app: label })}
          value={wanted}
          data={[
            {
              value: "",
              label: isDeployed
                ? t("streams.runningVersion")
                : t("streams.defaultVersion", { version }),
            },
            ...new Set([...known, ...(wanted === "" ? [] : [wanted])]),
          ]}
          onChange={(event) => {
            editing.onSet(versionKey, event.currentTarget.value);
          }}
        />
        <TextInput
          type="number"
          min={1}
          label={t("streams.count")}
          aria-label={t("streams.instancesOf", { app: label })}
          placeholder="1"
          value={editing.valueOf(countKey)}
          onChange={(event) => {
            editing.onSet(countKey, event.currentTarget.value);
          }}
        />
      </Group>
      {versions.error && <ErrorPanel error={versions.error} onRetry={versions.refetch} />}
      <PlatformProperties
        label={label}
        prefix={`deployer.${label}.`}
        platform={platform}
        editing={editing}
        without={[countKey]}
      />
      <PropertiesSection
        title={sectionTitle(label, t("launch.application"))}
        hint={t("launch.applicationHint")}
        prefix={appPrefix}
        described={(detail.data?.options ?? []).map((option) => ({
          key: appPrefix + option.id,
          label: option.id,
          option,
        }))}
        {...editing}
        rows={editing.rows.filter(({ key }) => key.startsWith(appPrefix))}
      >
        {detail.error && <ErrorPanel error={detail.error} onRetry={detail.refetch} />}
      </PropertiesSection>
    </Part>
  );
}
