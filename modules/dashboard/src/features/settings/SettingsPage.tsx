import { Checkbox, NativeSelect, Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { usePreferences } from "../../app/preferences";
import { ErrorPanel } from "../../components/ErrorPanel";
import { PAGE_SIZES } from "../../components/pageSizes";
import { PageTitle } from "../../components/PageTitle";
import { Time } from "../../components/Time";
import { LANGUAGES } from "../../i18n/i18n";
import { usePrefer } from "./queries";

const EXAMPLE = "2026-11-22T17:05:09Z";

/** How a person wants the dashboard; each change holds at once. */
export function SettingsPage(): ReactElement {
  const { t, i18n } = useTranslation();
  const { density, timeZone, dateForm, pageSize, shortcuts, theme } = usePreferences();
  const prefer = usePrefer();
  const browserZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <>
      <PageTitle title={t("settings.title")} />
      <Stack maw={420}>
        <Text size="sm" c="dimmed">
          {t("settings.hint")}
        </Text>
        {prefer.error && <ErrorPanel error={prefer.error} />}
        <NativeSelect
          label={t("common.language")}
          value={i18n.language}
          data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
          onChange={(event) => {
            prefer.mutate({ language: event.currentTarget.value === "ko" ? "ko" : "en" });
          }}
        />
        <NativeSelect
          label={t("common.theme")}
          value={theme ?? "auto"}
          data={[
            { value: "auto", label: t("common.themeSystem") },
            { value: "light", label: t("common.themeLight") },
            { value: "dark", label: t("common.themeDark") },
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            prefer.mutate({ theme: value === "light" || value === "dark" ? value : "auto" });
          }}
        />
        <NativeSelect
          label={t("settings.density")}
          value={density}
          data={[
            { value: "comfortable", label: t("settings.comfortable") },
            { value: "compact", label: t("settings.compact") },
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            prefer.mutate({ density: value === "compact" ? "compact" : "comfortable" });
          }}
        />
        <NativeSelect
          label={t("settings.timeZone")}
          value={timeZone ?? ""}
          data={[
            { value: "", label: t("settings.browserZone", { zone: browserZone }) },
            "UTC",
            ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC"),
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            prefer.mutate({ timeZone: value === "" ? undefined : value });
          }}
        />
        <NativeSelect
          label={t("settings.dateForm")}
          value={dateForm}
          data={[
            { value: "local", label: t("settings.dateLocal") },
            { value: "iso", label: t("settings.dateIso") },
          ]}
          onChange={(event) => {
            prefer.mutate({ dateForm: event.currentTarget.value === "iso" ? "iso" : "local" });
          }}
        />
        <Text size="sm">
          {t("settings.example")}: <Time at={EXAMPLE} />
        </Text>
        <NativeSelect
          label={t("common.rowsPerPage")}
          value={String(pageSize)}
          data={PAGE_SIZES.map(String)}
          onChange={(event) => {
            prefer.mutate({ pageSize: Number(event.currentTarget.value) });
          }}
        />
        <Checkbox
          label={t("settings.shortcuts")}
          description={t("settings.shortcutsHint")}
          checked={shortcuts}
          onChange={(event) => {
            prefer.mutate({ shortcuts: event.currentTarget.checked });
          }}
        />
      </Stack>
    </>
  );
}
