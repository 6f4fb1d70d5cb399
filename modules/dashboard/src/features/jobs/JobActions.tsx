import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmAction } from "../../components/ConfirmAction";
import { useJobAction } from "./queries";

/** Stop and restart, as far as the execution's status allows them; both say first what they do. */
export function JobActions({
  id,
  schemaTarget,
  jobName,
  restartable,
  stoppable,
  size = "sm",
}: {
  id: number;
  schemaTarget: string;
  jobName: string;
  restartable: boolean;
  stoppable: boolean;
  size?: "xs" | "sm";
}): ReactElement {
  const { t } = useTranslation();
  const act = useJobAction();
  const [asked, setAsked] = useState<"stop" | "restart">();
  const texts = {
    stop: [t("jobs.stopTitle"), t("jobs.stopEffect"), t("jobs.stop"), t("jobs.stopAsked")],
    restart: [
      t("jobs.restartTitle"),
      t("jobs.restartEffect"),
      t("jobs.restart"),
      t("jobs.restartAsked"),
    ],
  } as const;
  const [title, effect, button, after] = texts[asked ?? "stop"];
  return (
    <Group gap="xs" wrap="nowrap">
      {restartable && (
        <Button
          size={size}
          variant="light"
          aria-label={t("jobs.restartName", { id })}
          onClick={() => {
            setAsked("restart");
          }}
        >
          {t("jobs.restart")}
        </Button>
      )}
      {stoppable && (
        <Button
          size={size}
          variant="light"
          color="red"
          aria-label={t("jobs.stopName", { id })}
          onClick={() => {
            setAsked("stop");
          }}
        >
          {t("jobs.stop")}
        </Button>
      )}
      {asked && (
        <ConfirmAction
          title={title}
          effect={effect}
          things={[`${jobName} (${id})`]}
          button={button}
          onClose={() => {
            setAsked(undefined);
          }}
          onConfirm={async () => {
            await act.mutateAsync({ id, schemaTarget, action: asked });
            notifications.show({ message: after });
          }}
        />
      )}
    </Group>
  );
}
