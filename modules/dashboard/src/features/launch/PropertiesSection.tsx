import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Modal,
  NativeSelect,
  Paper,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AppOption } from "../apps/queries";
import { uniform, type PropertyRow } from "./launchText";

/** A property somebody described, by the key it is sent with. */
export interface DescribedProperty {
  key: string;
  label: string;
  option: AppOption;
}

/** Properties of one kind: described ones behind EDIT, and any others as rows of key and value. */
export function PropertiesSection({
  title,
  hint,
  prefix,
  rows,
  described,
  valueOf,
  onSet,
  onAdd,
  onChange,
  onRemove,
  children,
}: {
  title: string;
  hint: string;
  /** What all keys here begin with; left out on the page. */
  prefix: string;
  rows: PropertyRow[];
  described: DescribedProperty[];
  valueOf: (key: string) => string;
  onSet: (key: string, value: string) => void;
  onAdd: (key: string) => void;
  onChange: (row: PropertyRow) => void;
  onRemove: (row: PropertyRow) => void;
  children?: ReactNode;
}): ReactElement {
  const { t } = useTranslation();
  const [editing, edit] = useDisclosure(false);
  const set = described.filter(({ key }) => valueOf(key) !== "").length;
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} size="h5">
            {title}
          </Title>
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        </div>
        {described.length > 0 && (
          <Stack gap={2} align="flex-end">
            <Button
              size="xs"
              variant="light"
              aria-label={t("launch.editSection", { section: title })}
              onClick={edit.open}
            >
              {t("launch.edit")}
            </Button>
            <Text size="xs" c="dimmed">
              {t("launch.changedOf", { changed: set, total: described.length })}
            </Text>
          </Stack>
        )}
      </Group>
      <Stack gap="xs" mt="xs">
        {children}
        {rows.map((row, index) => {
          const short = row.key.slice(prefix.length);
          return (
            <Group key={row.id} gap="xs" wrap="nowrap">
              <TextInput
                flex={1}
                aria-label={t("launch.keyOf", { row: index + 1 })}
                placeholder={t("launch.key")}
                classNames={{ input: "mono" }}
                value={short}
                onChange={(event) => {
                  onChange({ ...row, key: prefix + event.currentTarget.value.trim() });
                }}
              />
              <TextInput
                flex={1}
                aria-label={t("launch.valueOf", { name: short })}
                placeholder={t("launch.value")}
                classNames={{ input: "mono" }}
                value={row.value}
                onChange={(event) => {
                  onChange({ ...row, value: event.currentTarget.value });
                }}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("launch.removeProperty", { name: short })}
                onClick={() => {
                  onRemove(row);
                }}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </Group>
          );
        })}
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            aria-label={`${title}: ${t("launch.addProperty")}`}
            onClick={() => {
              onAdd(prefix);
            }}
          >
            {t("launch.addProperty")}
          </Button>
        </Group>
      </Stack>
      {editing && (
        <EditDialog
          title={t("launch.editTitle", { section: title })}
          described={described}
          valueOf={valueOf}
          onSet={onSet}
          onClose={edit.close}
        />
      )}
    </Paper>
  );
}

const SHOWN = 40;

function EditDialog({
  title,
  described,
  valueOf,
  onSet,
  onClose,
}: {
  title: string;
  described: DescribedProperty[];
  valueOf: (key: string) => string;
  onSet: (key: string, value: string) => void;
  onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [onlyChanged, setOnlyChanged] = useState(false);
  // Under any spelling: javaOpts finds java-opts.
  const words = text.split(/\s+/).map(uniform);
  const found = described.filter(
    ({ key, label, option }) =>
      (!onlyChanged || valueOf(key) !== "") &&
      words.every((word) => uniform(`${label} ${option.description ?? ""}`).includes(word)),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack>
        <Group>
          <TextInput
            flex={1}
            type="search"
            data-autofocus
            aria-label={t("launch.search")}
            placeholder={t("launch.search")}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
          />
          <Checkbox
            label={t("launch.onlyChanged")}
            checked={onlyChanged}
            onChange={(event) => {
              setOnlyChanged(event.currentTarget.checked);
            }}
          />
        </Group>
        {found.length === 0 && <Text>{t("common.nothingFound")}</Text>}
        {found.slice(0, SHOWN).map((property) => (
          <OptionField
            key={property.key}
            property={property}
            value={valueOf(property.key)}
            onChange={(value) => {
              onSet(property.key, value);
            }}
          />
        ))}
        {found.length > SHOWN && (
          <Text size="sm" c="dimmed">
            {t("launch.more", { count: found.length - SHOWN })}
          </Text>
        )}
        <Group justify="flex-end">
          <Button onClick={onClose}>{t("launch.done")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function OptionField({
  property: { label, option },
  value,
  onChange,
}: {
  property: DescribedProperty;
  value: string;
  onChange: (value: string) => void;
}): ReactElement {
  const fallback = option.defaultValue == null ? "" : JSON.stringify(option.defaultValue);
  const common = {
    label,
    description: option.description,
    classNames: { label: "breaking" },
    value,
  };
  if (option.type === "java.lang.Boolean") {
    return (
      <NativeSelect
        {...common}
        data={[{ value: "", label: fallback === "" ? "" : `(${fallback})` }, "true", "false"]}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
    );
  }
  return (
    <TextInput
      {...common}
      placeholder={fallback.replace(/^"|"$/g, "")}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
