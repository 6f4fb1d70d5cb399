import { Button, Group, Modal, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { IconAdjustments } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { usePreferences } from "../../app/preferences";
import { MomentInput } from "../../components/MomentInput";
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
  const { timeZone } = usePreferences();
  const [wanted, setWanted] = useState(filter);
  // Relative times are shown as what they meant when the form was opened, and stay relative unless they are changed.
  const [now] = useState(() => new Date());

  function set(change: Partial<Filter>): void {
    setWanted({ ...wanted, ...change });
  }
  const text = (value: string): string | undefined => (value.trim() === "" ? undefined : value);
  const moment = (time: string | undefined): string | undefined =>
    time === undefined ? undefined : instantOf(time, timeZone, now);
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
            <MomentInput
              label={t("executions.startedFrom")}
              value={moment(wanted.from)}
              onChange={(value) => {
                set({ from: value });
              }}
            />
            <MomentInput
              label={t("executions.startedTo")}
              value={moment(wanted.to)}
              onChange={(value) => {
                set({ to: value });
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
