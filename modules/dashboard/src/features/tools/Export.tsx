import { Button, Checkbox, Stack, Text, TextInput } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "../../components/ErrorPanel";
import { Loading } from "../../components/Loading";
import { datedName, saveFile } from "../../components/saveFile";
import { writeExport } from "./files";
import { useStored } from "./queries";

/** Definitions and applications as a file that this or another server can read. */
export function Export(): ReactElement {
  const { t } = useTranslation();
  const stored = useStored(true);
  const [withTasks, setWithTasks] = useState(true);
  const [withApps, setWithApps] = useState(true);
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase();
  function matches({ name }: { name: string }): boolean {
    return name.toLowerCase().includes(wanted);
  }
  const tasks = stored.data?.tasks.filter(matches) ?? [];
  const apps = stored.data?.apps.filter(matches) ?? [];
  const nothing = !(withTasks && tasks.length > 0) && !(withApps && apps.length > 0);
  return (
    <Stack align="flex-start">
      <Text>{t("tools.exportHint")}</Text>
      {stored.error && <ErrorPanel error={stored.error} onRetry={stored.refetch} />}
      {stored.isPending && <Loading height={90} />}
      {stored.data && (
        <>
          <TextInput
            label={t("tools.onlyNames")}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
          />
          <Checkbox
            label={t("tools.exportTasks", { count: tasks.length })}
            checked={withTasks}
            onChange={(event) => {
              setWithTasks(event.currentTarget.checked);
            }}
          />
          <Checkbox
            label={t("tools.exportApps", { count: apps.length })}
            checked={withApps}
            onChange={(event) => {
              setWithApps(event.currentTarget.checked);
            }}
          />
          <Button
            leftSection={<IconDownload size={16} aria-hidden />}
            disabled={nothing}
            onClick={() => {
              saveFile(
                datedName("dataflow-export", "json"),
                "application/json",
                writeExport(withTasks ? tasks : [], withApps ? apps : []),
              );
            }}
          >
            {t("tools.exportFile")}
          </Button>
        </>
      )}
    </Stack>
  );
}
