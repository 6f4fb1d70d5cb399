import { Button, CopyButton, Loader, Modal, Stack, Table } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "../../components/ErrorPanel";
import { useAbout } from "./queries";

/** What the server is and has, to be read or copied into a report. */
export function AboutDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const about = useAbout();
  const { data } = about;
  const onOff = (on: boolean | undefined): string => (on === true ? t("about.on") : t("about.off"));
  const launchers = data?.runtimeEnvironment?.taskLaunchers ?? [];
  const rows: [string, string][] = data
    ? [
        [
          t("about.server"),
          `${data.versionInfo?.implementation.name ?? ""} ${data.versionInfo?.implementation.version ?? ""}`,
        ],
        [
          t("about.compatible"),
          `${data.versionInfo?.core.name ?? ""} ${data.versionInfo?.core.version ?? ""}`,
        ],
        [t("about.tasksFeature"), onOff(data.featureInfo?.tasksEnabled)],
        [t("about.streamsFeature"), onOff(data.featureInfo?.streamsEnabled)],
        [t("about.schedulesFeature"), onOff(data.featureInfo?.schedulesEnabled)],
        [t("about.dashboard"), data.versionInfo?.dashboard.version ?? ""],
        [
          t("about.platforms"),
          launchers.map((one) => `${one.platformType ?? ""} (${one.deployerName ?? ""})`).join(", "),
        ],
        [t("about.system"), launchers[0]?.platformApiVersion ?? ""],
        [t("about.java"), launchers[0]?.javaVersion ?? ""],
        [t("about.springBoot"), launchers[0]?.springBootVersion ?? ""],
        [t("about.browser"), navigator.userAgent],
      ]
    : [];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("about.title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {about.isPending && <Loader role="status" aria-label={t("common.loading")} />}
      {about.error && <ErrorPanel error={about.error} onRetry={about.refetch} />}
      {data && (
        <Stack align="flex-start">
          <Table variant="vertical">
            <Table.Tbody>
              {rows.map(([name, value]) => (
                <Table.Tr key={name}>
                  <Table.Th scope="row">{name}</Table.Th>
                  <Table.Td className="breaking">{value}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <CopyButton value={rows.map(([name, value]) => `${name}: ${value}`).join("\n")}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t("common.copied") : t("about.copyReport")}
              </Button>
            )}
          </CopyButton>
        </Stack>
      )}
    </Modal>
  );
}
