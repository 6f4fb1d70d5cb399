import "@mantine/core/styles/Radio.layer.css";
import { Button, Group, Modal, Radio, Stack, Text } from "@mantine/core";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "../../components/ErrorPanel";
import { Loading } from "../../components/Loading";
import { useCleanUp, useExecutionCounts } from "./queries";

/** Removes executions of a task, having said how many there are. */
export function CleanUpDialog({
  name,
  onClose,
}: {
  name: string;
  onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const counts = useExecutionCounts(name);
  const cleanUp = useCleanUp();
  const [which, setWhich] = useState("completed");
  const { data } = counts;
  const chosen = which === "all" ? data?.all : data?.completed;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("tasks.cleanUpTitle", { name })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack>
        <Text size="sm">{t("tasks.cleanUpEffect")}</Text>
        {counts.isPending && <Loading height={60} />}
        {counts.error && <ErrorPanel error={counts.error} onRetry={counts.refetch} />}
        {data?.all === 0 && <Text>{t("tasks.nothingToCleanUp")}</Text>}
        {data && data.all > 0 && (
          <Radio.Group label={t("tasks.cleanUpWhich")} value={which} onChange={setWhich}>
            <Stack gap="xs" mt="xs">
              <Radio
                value="completed"
                label={t("tasks.cleanUpCompleted", { count: data.completed })}
              />
              <Radio
                value="all"
                label={t(data.more ? "tasks.cleanUpAllMore" : "tasks.cleanUpAll", {
                  count: data.all,
                })}
              />
            </Stack>
          </Radio.Group>
        )}
        {cleanUp.error && <ErrorPanel error={cleanUp.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t("common.cancel")}
          </Button>
          <Button
            color="red"
            disabled={chosen === undefined || chosen === 0}
            loading={cleanUp.isPending}
            onClick={() => {
              cleanUp.mutate({ name, completed: which === "completed" }, { onSuccess: onClose });
            }}
          >
            {t("tasks.cleanUp")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
