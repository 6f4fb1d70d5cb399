import { Button, Group, Modal, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { IconAdjustments } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { instantOf } from "./filterText";
import type { Filter } from "./routes";

/** The same conditions as the box takes, for those who would rather fill in fields. */
export function FilterForm({
  filter,
  onFilter,
}: {
  filter: Filter;
  onFilter: (filter: Filter) => void;
}): ReactElement {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconAdjustments size={16} aria-hidden />}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t("executions.moreFilters")}
      </Button>
      {open && (
        <Fields
          filter={filter}
          onFilter={onFilter}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

/** As a field for date and time wants it: in the reader's zone, without one. */
function localTime(time: string | undefined): string {
  if (time === undefined) {
    return "";
  }
  const moment = new Date(instantOf(time));
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

function Fields({
  filter,
  onFilter,
  onClose,
}: {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(filter);

  function set(change: Partial<Filter>): void {
    setWanted({ ...wanted, ...change });
  }
  const text = (value: string): string | undefined => (value.trim() === "" ? undefined : value);
  const time = (value: string): string | undefined =>
    value === "" ? undefined : new Date(value).toISOString();
  const number = (value: string | number): number | undefined =>
    typeof value === "number" ? value : undefined;

  return (
    <Modal
      opened
      onClose={onClose}
      title={t("executions.filter")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onFilter(wanted);
          onClose();
        }}
      >
        <Stack gap="sm">
          <TextInput
            label={t("executions.task")}
            description={t("executions.taskHint")}
            value={wanted.task ?? ""}
            onChange={(event) => {
              set({ task: text(event.currentTarget.value) });
            }}
          />
          <Group grow align="flex-start">
            <TextInput
              type="datetime-local"
              label={t("executions.startedFrom")}
              value={localTime(wanted.from)}
              onChange={(event) => {
                set({ from: time(event.currentTarget.value) });
              }}
            />
            <TextInput
              type="datetime-local"
              label={t("executions.startedTo")}
              value={localTime(wanted.to)}
              onChange={(event) => {
                set({ to: time(event.currentTarget.value) });
              }}
            />
          </Group>
          <Group grow align="flex-start">
            <NumberInput
              hideControls
              allowDecimal={false}
              label={t("executions.exitCode")}
              value={wanted.exitCode ?? ""}
              onChange={(value) => {
                set({ exitCode: number(value) });
              }}
            />
            <NumberInput
              hideControls
              allowDecimal={false}
              min={1}
              label={t("executions.parent")}
              value={wanted.parent ?? ""}
              onChange={(value) => {
                set({ parent: number(value) });
              }}
            />
          </Group>
          <TextInput
            label={t("executions.platform")}
            value={wanted.platform ?? ""}
            onChange={(event) => {
              set({ platform: text(event.currentTarget.value) });
            }}
          />
          <TextInput
            label={t("executions.inArguments")}
            value={wanted.text ?? ""}
            onChange={(event) => {
              set({ text: text(event.currentTarget.value) });
            }}
          />
          <Text size="xs" c="dimmed">
            {t("executions.filterHint")}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit">{t("executions.applyFilter")}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
