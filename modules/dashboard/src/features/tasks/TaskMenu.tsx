import { ActionIcon, Menu } from "@mantine/core";
import { IconCopy, IconDots, IconEraser } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { CleanUpDialog } from "./CleanUpDialog";
import { CloneDialog } from "./CloneDialog";
import type { Task } from "./queries";

/** What is done with a task now and then. */
export function TaskMenu({ task }: { task: Task }): ReactElement {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"clone" | "cleanUp">();
  function close(): void {
    setOpen(undefined);
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("tasks.moreActions", { name: task.name })}
          >
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconCopy size={16} aria-hidden />}
            onClick={() => {
              setOpen("clone");
            }}
          >
            {t("tasks.clone")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconEraser size={16} aria-hidden />}
            onClick={() => {
              setOpen("cleanUp");
            }}
          >
            {t("tasks.cleanUp")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === "clone" && <CloneDialog task={task} onClose={close} />}
      {open === "cleanUp" && <CleanUpDialog name={task.name} onClose={close} />}
    </>
  );
}
