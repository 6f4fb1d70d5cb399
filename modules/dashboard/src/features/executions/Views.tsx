import { Button, Group, Menu, Modal, Stack, TextInput } from "@mantine/core";
import { IconBookmark, IconTrash } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "../../components/ErrorPanel";
import { isEmpty, isSame } from "./filterText";
import { useChangeViews, useViews } from "./queries";
import type { Filter } from "./routes";

const FAILED_TODAY: Filter = { state: ["FAILED", "LOST"], from: "today" };
const RUNNING: Filter = { state: ["QUEUED", "LAUNCHING", "RUNNING"] };

/** Filters with a name: those everybody wants, and those somebody kept. */
export function Views({
  filter,
  onView,
}: {
  filter: Filter;
  onView: (filter: Filter) => void;
}): ReactElement {
  const { t } = useTranslation();
  const views = useViews();
  const save = useChangeViews();
  const remove = useChangeViews();
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState("");
  const own = views.data ?? [];
  const known = [
    { name: t("executions.viewFailedToday"), filter: FAILED_TODAY },
    { name: t("executions.viewRunning"), filter: RUNNING },
    ...own,
  ];
  const current = known.find((view) => isSame(view.filter, filter));
  return (
    <>
      <Menu
        position="bottom-end"
        onOpen={() => {
          // Another page may have kept one since.
          void views.refetch();
        }}
      >
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={16} aria-hidden />}>
            {current?.name ?? t("executions.views")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {known.map((view) => (
            <Menu.Item
              key={view.name}
              onClick={() => {
                onView(view.filter);
              }}
            >
              {view.name}
            </Menu.Item>
          ))}
          {views.error && (
            <Menu.Label role="alert" c="red" maw={320}>
              {t("executions.viewsUnknown", { reason: views.error.message })}
            </Menu.Label>
          )}
          <Menu.Divider />
          <Menu.Item
            disabled={isEmpty(filter) || current !== undefined || !views.isSuccess}
            onClick={() => {
              save.reset();
              setNaming(true);
            }}
          >
            {t("executions.saveView")}
          </Menu.Item>
          {own.map((view) => (
            <Menu.Item
              key={`remove ${view.name}`}
              color="red"
              leftSection={<IconTrash size={14} aria-hidden />}
              onClick={() => {
                remove.mutate((kept) => kept.filter((one) => one.name !== view.name));
              }}
            >
              {t("executions.removeView", { name: view.name })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {remove.error && (
        <Modal
          opened
          title={t("executions.viewNotRemoved")}
          closeButtonProps={{ "aria-label": t("common.close") }}
          onClose={remove.reset}
        >
          <ErrorPanel error={remove.error} />
        </Modal>
      )}
      {naming && (
        <Modal
          opened
          title={t("executions.saveView")}
          closeButtonProps={{ "aria-label": t("common.close") }}
          onClose={() => {
            setNaming(false);
          }}
        >
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const view = { name: name.trim(), filter };
              save.mutate((kept) => [...kept.filter((one) => one.name !== view.name), view], {
                onSuccess: () => {
                  setNaming(false);
                  setName("");
                },
              });
            }}
          >
            <Stack>
              <TextInput
                data-autofocus
                label={t("common.name")}
                maxLength={60}
                value={name}
                onChange={(event) => {
                  setName(event.currentTarget.value);
                }}
              />
              {save.error && <ErrorPanel error={save.error} />}
              <Group justify="flex-end">
                <Button type="submit" disabled={name.trim() === ""} loading={save.isPending}>
                  {t("executions.saveView")}
                </Button>
              </Group>
            </Stack>
          </form>
        </Modal>
      )}
    </>
  );
}
