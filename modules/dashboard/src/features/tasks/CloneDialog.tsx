import { Button, Code, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "../../components/ErrorPanel";
import { VALID_NAME } from "./names";
import { useCreateTask, type Task } from "./queries";

/** The same definition under another name; the server says when that one is taken. */
export function CloneDialog({
  task,
  onClose,
}: {
  task: Task;
  onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useCreateTask();
  const [name, setName] = useState(`${task.name}-copy`);
  const valid = VALID_NAME.test(name);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("tasks.cloneTitle", { name: task.name })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!valid) {
            return;
          }
          create.mutate(
            { name, definition: task.dslText, description: task.description },
            {
              onSuccess: () => {
                onClose();
                void navigate({ to: "/tasks/$name", params: { name } });
              },
            },
          );
        }}
      >
        <Stack>
          <Code block className="breaking">{task.dslText}</Code>
          <TextInput
            label={t("tasks.cloneName")}
            description={t("tasks.nameHint")}
            required
            data-autofocus
            value={name}
            error={valid ? undefined : t("tasks.nameInvalid")}
            onChange={(event) => {
              setName(event.currentTarget.value.trim());
            }}
          />
          {create.error && <ErrorPanel error={create.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t("tasks.clone")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
