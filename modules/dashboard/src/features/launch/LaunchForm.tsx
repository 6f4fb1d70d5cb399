import {
  ActionIcon,
  Alert,
  Button,
  Group,
  NativeSelect,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPlayerPlay, IconPlus, IconX } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "../../components/ErrorPanel";
import { executionLink } from "../../components/links";
import { useApp } from "../apps/queries";
import type { LastExecution, ParsedApp } from "../tasks/queries";
import { CommandPreview } from "./CommandPreview";
import {
  argumentsText,
  chosenArguments,
  chosenProperties,
  propertiesText,
  isMasked,
  uniform,
  type PropertyRow,
} from "./launchText";
import { PropertiesSection, type DescribedProperty } from "./PropertiesSection";
import { useLaunch, usePreview, type Platform } from "./queries";

const PAUSE_MS = 500;
const PLATFORM_PREFIX = "spring.cloud.deployer.";

type Start = "nothing" | "last" | "earlier";

export function LaunchForm({
  name,
  app,
  platforms,
  last,
  earlier,
}: {
  name: string;
  app: ParsedApp;
  platforms: Platform[];
  last: LastExecution | undefined;
  /** An execution the form was asked to start from. */
  earlier: LastExecution | undefined;
}): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const sources = { nothing: undefined, last, earlier };
  /** Where it ran before, unless that platform is gone. */
  function platformOf(source: LastExecution | undefined): string {
    const known = platforms.find((one) => one.name === source?.platform);
    return (known ?? platforms[0])?.name ?? "";
  }
  /** The server knows what a mask stands for in the last launch only, so older secrets are not passed on. */
  function rowsOf(source: LastExecution | undefined): PropertyRow[] {
    const chosen = chosenProperties(source?.deploymentProperties ?? {});
    return isLast(source) ? chosen : chosen.filter((row) => !isMasked(row));
  }
  function isLast(source: LastExecution | undefined): boolean {
    return source?.id === last?.id && source?.schemaTarget === last?.schemaTarget;
  }
  function secretsLeftOut(source: LastExecution | undefined): string[] {
    return isLast(source)
      ? []
      : chosenProperties(source?.deploymentProperties ?? {})
          .filter(isMasked)
          .map(({ key }) => key);
  }
  const [start, setStart] = useState<Start>(earlier ? "earlier" : last ? "last" : "nothing");
  const [rows, setRows] = useState<PropertyRow[]>(() => rowsOf(sources[start]));
  const [nextId, setNextId] = useState(100_000);
  const [args, setArgs] = useState<string[]>(() =>
    chosenArguments(sources[start]?.arguments ?? []),
  );
  const [platformName, setPlatformName] = useState(() => platformOf(sources[start]));
  const detail = useApp("task", app.name, undefined, true);
  const launch = useLaunch();

  const leftOut = secretsLeftOut(sources[start]);
  const platform = platforms.find((one) => one.name === platformName);
  const deployerPrefix = `deployer.${app.label}.`;
  const appPrefix = `app.${app.label}.`;
  const javaOptsKey = `${deployerPrefix}local.javaOpts`;
  const javaOpts = rows.find(({ key }) => uniform(key) === uniform(javaOptsKey));

  const wish = {
    name,
    properties: propertiesText(rows, platforms.length > 1 ? platformName : undefined),
    arguments: argumentsText(args, app.label),
  };
  const [settled] = useDebouncedValue(JSON.stringify(wish), PAUSE_MS);
  const preview = usePreview(JSON.parse(settled) as typeof wish, true);

  function startFrom(next: Start): void {
    setStart(next);
    setRows(rowsOf(sources[next]));
    setArgs(chosenArguments(sources[next]?.arguments ?? []));
    setPlatformName(platformOf(sources[next]));
  }

  /** Sets the property whatever way its key is spelt; without a value it is taken out. */
  function setProperty(key: string, value: string): void {
    const known = rows.find((row) => uniform(row.key) === uniform(key));
    if (value === "") {
      setRows(rows.filter((row) => row !== known));
    } else if (known) {
      setRows(rows.map((row) => (row === known ? { ...row, value } : row)));
    } else {
      setRows([...rows, { id: nextId, key, value }]);
      setNextId(nextId + 1);
    }
  }

  const section = {
    onSet: setProperty,
    onAdd: (key: string) => {
      setRows([...rows, { id: nextId, key, value: "" }]);
      setNextId(nextId + 1);
    },
    onChange: (changed: PropertyRow) => {
      setRows(rows.map((row) => (row.id === changed.id ? changed : row)));
    },
    onRemove: (removed: PropertyRow) => {
      setRows(rows.filter((row) => row.id !== removed.id));
    },
  };

  const platformOptions: DescribedProperty[] = (platform?.options ?? []).map((option) => {
    const short = option.id.replace(PLATFORM_PREFIX, "");
    return { key: deployerPrefix + short, label: short, option };
  });
  const appOptions: DescribedProperty[] = (detail.data?.options ?? []).map((option) => ({
    key: appPrefix + (option.id),
    label: option.id,
    option,
  }));

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        launch.mutate(wish, {
          onSuccess: ({ id, schemaTarget }) => void navigate(executionLink(id, schemaTarget)),
        });
      }}
    >
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
        <Stack>
          <Group grow align="flex-start">
            <NativeSelect
              label={t("launch.platform")}
              value={platformName}
              disabled={platforms.length < 2}
              data={platforms.map((one) => ({ value: one.name, label: `${one.name} (${one.type})` }))}
              onChange={(event) => {
                setPlatformName(event.currentTarget.value);
              }}
            />
            <NativeSelect
              label={t("launch.startFrom")}
              value={start}
              data={[
                ...(earlier
                  ? [{ value: "earlier", label: t("launch.fromExecution", { id: earlier.id }) }]
                  : []),
                ...(last ? [{ value: "last", label: t("launch.fromLast") }] : []),
                { value: "nothing", label: t("launch.fromNothing") },
              ]}
              onChange={(event) => {
                const { value } = event.currentTarget;
                startFrom(value === "last" || value === "earlier" ? value : "nothing");
              }}
            />
          </Group>
          {leftOut.length > 0 && (
            <Alert color="orange" role="status" className="breaking">
              {t("launch.secretsLeftOut", { keys: leftOut.join(", ") })}
            </Alert>
          )}
          <PropertiesSection
            title={t("launch.deployment")}
            hint={t("launch.deploymentHint")}
            prefix={deployerPrefix}
            rows={rows.filter((row) => row.key.startsWith(deployerPrefix) && row !== javaOpts)}
            described={platformOptions}
            valueOf={(key) => valueOf(rows, key)}
            {...section}
          >
            <TextInput
              label={t("launch.javaOpts")}
              description={t("launch.javaOptsHint")}
              classNames={{ input: "mono" }}
              value={javaOpts?.value ?? ""}
              onChange={(event) => {
                setProperty(javaOptsKey, event.currentTarget.value);
              }}
            />
          </PropertiesSection>
          <PropertiesSection
            title={t("launch.application")}
            hint={t("launch.applicationHint")}
            prefix={appPrefix}
            rows={rows.filter((row) => row.key.startsWith(appPrefix))}
            described={appOptions}
            valueOf={(key) => valueOf(rows, key)}
            {...section}
          >
            {detail.error && <ErrorPanel error={detail.error} onRetry={detail.refetch} />}
          </PropertiesSection>
          <PropertiesSection
            title={t("launch.other")}
            hint={t("launch.otherHint")}
            prefix=""
            rows={rows.filter(
              (row) => !row.key.startsWith(appPrefix) && !row.key.startsWith(deployerPrefix),
            )}
            described={[]}
            valueOf={(key) => valueOf(rows, key)}
            {...section}
          />
          <Arguments args={args} onChange={setArgs} />
          {launch.error && <ErrorPanel error={launch.error} />}
          <Group>
            <Button
              type="submit"
              loading={launch.isPending}
              leftSection={<IconPlayerPlay size={16} aria-hidden />}
            >
              {t("launch.launch")}
            </Button>
          </Group>
        </Stack>
        <CommandPreview preview={preview} />
      </SimpleGrid>
    </form>
  );
}

function valueOf(rows: PropertyRow[], key: string): string {
  return rows.find((row) => uniform(row.key) === uniform(key))?.value ?? "";
}

function Arguments({
  args,
  onChange,
}: {
  args: string[];
  onChange: (args: string[]) => void;
}): ReactElement {
  const { t } = useTranslation();
  /** The argument that was just added: whoever adds one goes on typing. */
  const added = useRef<number>(undefined);
  return (
    <Paper withBorder p="md" component="section" aria-label={t("launch.arguments")}>
      <Title order={2} size="h5">
        {t("launch.arguments")}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t("launch.argumentsHint")}
      </Text>
      <Stack gap="xs" align="flex-start">
        {args.map((argument, index) => (
          // Arguments are known by their place only.
          <Group key={index} w="100%" gap="xs" wrap="nowrap">
            <TextInput
              ref={(input) => {
                if (added.current === index) {
                  added.current = undefined;
                  input?.focus();
                }
              }}
              flex={1}
              aria-label={t("launch.argument", { number: index + 1 })}
              classNames={{ input: "mono" }}
              value={argument}
              onChange={(event) => {
                onChange(args.with(index, event.currentTarget.value));
              }}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("launch.removeArgument", { number: index + 1 })}
              onClick={() => {
                onChange(args.toSpliced(index, 1));
              }}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            added.current = args.length;
            onChange([...args, ""]);
          }}
        >
          {t("launch.addArgument")}
        </Button>
      </Stack>
    </Paper>
  );
}
