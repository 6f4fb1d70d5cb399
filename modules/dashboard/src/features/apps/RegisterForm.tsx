import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Paper,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "../../components/ErrorPanel";
import { AddedApps } from "./AddedApps";
import {
  APP_TYPES,
  BOOT_VERSIONS,
  useAppCheck,
  useRegister,
  type AppType,
  type BootVersion,
} from "./queries";

interface Entry {
  key: number;
  name: string;
  type: AppType;
  uri: string;
  metadataUri: string;
  /** Undefined while the reader leaves it to what is found at the URI. */
  bootVersion: BootVersion | undefined;
  /** What the server found, or else what new applications are built with. */
  foundBootVersion: BootVersion;
  error?: unknown;
}

interface Result {
  apps: { name: string; type: AppType }[];
  warnings: string[];
}

function emptyEntry(key: number): Entry {
  return {
    key,
    name: "",
    type: "task",
    uri: "",
    metadataUri: "",
    bootVersion: undefined,
    foundBootVersion: "4",
  };
}

function isEmpty(entry: Entry): boolean {
  return entry.name === "" && entry.uri === "";
}

function nameIsWrong({ name }: Entry): boolean {
  return name.length < 2 || name.length > 250 || name.includes(":");
}

function uriIsWrong({ uri }: Entry): boolean {
  return !/^[a-z]+:\S{2,249}$/.test(uri);
}

/** Registers any number of applications one by one; what fails stays in the form with its reason. */
export function RegisterForm(): ReactElement {
  const { t } = useTranslation();
  const [entries, setEntries] = useState<Entry[]>([emptyEntry(0)]);
  const [nextKey, setNextKey] = useState(1);
  const [force, setForce] = useState(false);
  const [checked, setChecked] = useState(false);
  const [result, setResult] = useState<Result>();
  const [busy, setBusy] = useState(false);
  const register = useRegister();

  function change(key: number, next: Partial<Entry>): void {
    setEntries((before) =>
      before.map((entry) => (entry.key === key ? { ...entry, ...next } : entry)),
    );
  }

  async function submit(): Promise<void> {
    setChecked(true);
    setResult(undefined);
    const filled = entries.filter((entry) => !isEmpty(entry));
    if (filled.length === 0 || filled.some((entry) => nameIsWrong(entry) || uriIsWrong(entry))) {
      return;
    }
    setBusy(true);
    const left: Entry[] = [];
    const added: Result = { apps: [], warnings: [] };
    for (const entry of filled) {
      try {
        const warnings = await register.mutateAsync({
          type: entry.type,
          name: entry.name,
          uri: entry.uri,
          metadataUri: entry.metadataUri,
          bootVersion: entry.bootVersion ?? entry.foundBootVersion,
          force,
        });
        added.apps.push({ name: entry.name, type: entry.type });
        added.warnings.push(...warnings);
      } catch (error) {
        left.push({ ...entry, error });
      }
    }
    setBusy(false);
    setChecked(left.length > 0);
    setResult(added.apps.length > 0 ? added : undefined);
    setEntries(left.length > 0 ? left : [emptyEntry(nextKey)]);
    setNextKey((key) => key + 1);
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack maw={860}>
        {result && <AddedApps apps={result.apps} warnings={result.warnings} />}
        {entries.map((entry, index) => (
          <EntryFields
            key={entry.key}
            entry={entry}
            number={index + 1}
            checked={checked && (!isEmpty(entry) || entries.length === 1)}
            onChange={(next) => {
              change(entry.key, next);
            }}
            onRemove={
              entries.length > 1
                ? () => {
                    setEntries(entries.filter((other) => other.key !== entry.key));
                  }
                : undefined
            }
          />
        ))}
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => {
              setEntries([...entries, emptyEntry(nextKey)]);
              setNextKey(nextKey + 1);
            }}
          >
            {t("apps.another")}
          </Button>
        </Group>
        <Checkbox
          label={t("apps.force")}
          checked={force}
          onChange={(event) => {
            setForce(event.currentTarget.checked);
          }}
        />
        <Group>
          <Button type="submit" loading={busy}>
            {t("apps.submitRegister")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function EntryFields({
  entry,
  number,
  checked,
  onChange,
  onRemove,
}: {
  entry: Entry;
  number: number;
  /** Whether to say what is missing. */
  checked: boolean;
  onChange: (next: Partial<Entry>) => void;
  onRemove: (() => void) | undefined;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md" component="section" aria-label={t("apps.application", { number })}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5">
          {t("apps.application", { number })}
        </Title>
        {onRemove && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("apps.removeForm", { number })}
            onClick={onRemove}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      <Stack gap="sm">
        <Group grow align="flex-start">
          <TextInput
            label={t("apps.name")}
            description={t("apps.nameHint")}
            required
            value={entry.name}
            error={checked && nameIsWrong(entry) ? t("apps.nameRequired") : undefined}
            onChange={(event) => {
              onChange({ name: event.currentTarget.value.trim(), error: undefined });
            }}
          />
          <NativeSelect
            label={t("common.type")}
            description={t("tasks.applicationHint")}
            value={entry.type}
            data={[...APP_TYPES]}
            onChange={(event) => {
              const { value } = event.currentTarget;
              onChange({ type: APP_TYPES.find((type) => type === value) ?? "task" });
            }}
          />
        </Group>
        <TextInput
          label={t("apps.uri")}
          description={t("apps.uriHint")}
          required
          value={entry.uri}
          error={checked && uriIsWrong(entry) ? t("apps.uriRequired") : undefined}
          onChange={(event) => {
            onChange({ uri: event.currentTarget.value.trim(), error: undefined });
          }}
        />
        <Finding
          type={entry.type}
          uri={entry.uri}
          known={entry.foundBootVersion}
          onBootVersion={(foundBootVersion) => {
            onChange({ foundBootVersion });
          }}
        />
        <Group grow align="flex-start">
          <NativeSelect
            label={t("apps.bootVersion")}
            value={entry.bootVersion ?? entry.foundBootVersion}
            data={BOOT_VERSIONS.map((version) => ({ value: version, label: `${version}.x` }))}
            onChange={(event) => {
              const { value } = event.currentTarget;
              onChange({ bootVersion: BOOT_VERSIONS.find((version) => version === value) });
            }}
          />
          <TextInput
            label={`${t("apps.metadataUri")} (${t("apps.optional")})`}
            value={entry.metadataUri}
            onChange={(event) => {
              onChange({ metadataUri: event.currentTarget.value.trim() });
            }}
          />
        </Group>
        {entry.error !== undefined && <ErrorPanel error={entry.error} />}
      </Stack>
    </Paper>
  );
}

const SHORTEST_PAUSE_MS = 500;

/** What the server finds at the URI, while it is typed. */
function Finding({
  type,
  uri,
  known,
  onBootVersion,
}: {
  type: AppType;
  uri: string;
  known: BootVersion;
  onBootVersion: (version: BootVersion) => void;
}): ReactElement {
  const { t, i18n } = useTranslation();
  const [settled] = useDebouncedValue(uri, SHORTEST_PAUSE_MS);
  const check = useAppCheck(type, settled);
  const found = settled === uri ? check.data : undefined;
  const boot = found?.bootVersion ?? undefined;
  const [told, setTold] = useState<string>();
  if (boot !== undefined && told !== settled) {
    setTold(settled);
    if (boot !== known) {
      onBootVersion(boot);
    }
  }
  let text = "";
  if (check.isFetching) {
    text = t("apps.checking");
  } else if (found?.found === true) {
    const parts: string[] = [t("apps.found")];
    if (found.version != null) {
      parts.push(t("apps.foundVersion", { version: found.version }));
    }
    if (boot !== undefined) {
      parts.push(t("apps.foundBoot", { version: boot }));
    }
    if (found.sizeBytes != null) {
      parts.push(
        new Intl.NumberFormat(i18n.language, {
          style: "unit",
          unit: "megabyte",
          maximumFractionDigits: 1,
        }).format(found.sizeBytes / 1_000_000),
      );
    }
    if (found.optionCount != null) {
      parts.push(t("apps.foundOptions", { count: found.optionCount }));
    }
    text = parts.join(" · ");
  } else if (found !== undefined) {
    text = found.problem ? t("apps.notFound", { problem: found.problem }) : t("apps.notFoundUnknown");
  }
  return (
    <Text size="sm" role="status" c={found?.found === false ? "red" : "dimmed"} className="breaking">
      {text}
    </Text>
  );
}
