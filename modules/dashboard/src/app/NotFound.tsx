import { Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { TextLink } from "../components/links";
import { PageTitle } from "../components/PageTitle";

export function NotFound(): ReactElement {
  const { t } = useTranslation();
  return (
    <Stack align="flex-start">
      <PageTitle title={t("common.errorNotFound")} />
      <Text>{t("common.notFoundHint")}</Text>
      <TextLink to="/">{t("common.toHome")}</TextLink>
    </Stack>
  );
}
