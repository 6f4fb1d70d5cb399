import { Button, Checkbox, FileButton, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "../../components/ErrorPanel";
import { AddedApps } from "./AddedApps";
import { useImport } from "./queries";

/** The number of the first line that is no registration, counted from 1. */
function badLine(text: string): number | undefined {
  const index = text
    .split("\n")
    .findIndex((line) => !/^\s*(#.*|\w+\.[^=\s]+\s*=\s*\S+\s*)?$/.test(line));
  return index < 0 ? undefined : index + 1;
}

/** Registers many applications at once, from a file the server fetches or from lines of text. */
export function ImportForm({ way }: { way: "uri" | "text" }): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [force, setForce] = useState(false);
  const [checked, setChecked] = useState(false);
  const importing = useImport();

  const line = way === "text" ? badLine(text) : undefined;
  const problem =
    text.trim() === ""
      ? t(way === "uri" ? "apps.importUriRequired" : "apps.importTextRequired")
      : line === undefined
        ? undefined
        : t("apps.badLine", { line });
  const error = checked ? problem : undefined;

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (problem === undefined) {
          importing.mutate(
            { ...(way === "uri" ? { uri: text.trim() } : { apps: text }), force },
            {
              onSuccess: () => {
                setText("");
                setChecked(false);
              },
            },
          );
        }
      }}
    >
      <Stack maw={860}>
        {importing.data && (
          <AddedApps apps={importing.data.apps} warnings={importing.data.warnings} />
        )}
        {way === "uri" ? (
          <TextInput
            label={t("apps.uriLabel")}
            description={t("apps.importUriHint")}
            required
            value={text}
            error={error}
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
          />
        ) : (
          <>
            <Textarea
              label={t("apps.properties")}
              description={t("apps.importTextHint")}
              required
              rows={10}
              classNames={{ input: "mono" }}
              value={text}
              error={error}
              onChange={(event) => {
                setText(event.currentTarget.value);
              }}
            />
            <Group>
              <FileButton
                accept=".properties,.txt,text/plain"
                onChange={(file) => void file?.text().then(setText)}
              >
                {(props) => (
                  <Button variant="default" {...props}>
                    {t("apps.file")}
                  </Button>
                )}
              </FileButton>
            </Group>
          </>
        )}
        <Checkbox
          label={t("apps.force")}
          checked={force}
          onChange={(event) => {
            setForce(event.currentTarget.checked);
          }}
        />
        {importing.error && <ErrorPanel error={importing.error} />}
        <Group>
          <Button type="submit" loading={importing.isPending}>
            {t("apps.submitImport")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
