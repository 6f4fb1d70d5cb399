import { Alert, Group, List, Stack } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { TextLink } from "../../components/links";
import type { AppType } from "./queries";

const OFFERED = 3;

/** What has been registered, and where to go on from there. */
export function AddedApps({
  apps,
  warnings,
}: {
  apps: { name: string; type: AppType }[];
  warnings: string[];
}): ReactElement {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" role="status">
      <Alert
        color={apps.length > 0 ? "green" : "yellow"}
        icon={<IconCircleCheck aria-hidden />}
        title={
          apps.length > 0
            ? t("apps.registered", { count: apps.length })
            : t("apps.nothingRegistered")
        }
      >
        <Group>
          {apps
            .filter((app) => app.type === "task")
            .slice(0, OFFERED)
            .map((app) => (
              <TextLink key={app.name} to="/tasks/create" search={{ app: app.name }}>
                {t("apps.createTaskFrom", { name: app.name })}
              </TextLink>
            ))}
          <TextLink to="/apps">{t("apps.toList")}</TextLink>
        </Group>
      </Alert>
      {warnings.length > 0 && (
        <Alert color="yellow" title={t("apps.warnings")}>
          <List size="sm" className="breaking">
            {warnings.map((warning) => (
              <List.Item key={warning}>{warning}</List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Stack>
  );
}
