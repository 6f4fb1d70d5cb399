import { Tabs } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "../../components/PageTitle";
import { ImportForm } from "./ImportForm";
import { RegisterForm } from "./RegisterForm";
import { ADD_WAYS } from "./ways";

const route = getRouteApi("/apps/add");

export function AddAppsPage(): ReactElement {
  const { t } = useTranslation();
  const { way } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageTitle title={t("apps.addTitle")} />
      <Tabs
        value={way}
        keepMounted={false}
        onChange={(next) => {
          void navigate({
            search: { way: ADD_WAYS.find((known) => known === next) ?? "register" },
            replace: true,
          });
        }}
      >
        <Tabs.List mb="md" aria-label={t("apps.ways")}>
          <Tabs.Tab value="register">{t("apps.register")}</Tabs.Tab>
          <Tabs.Tab value="uri">{t("apps.importUri")}</Tabs.Tab>
          <Tabs.Tab value="text">{t("apps.importText")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="register">
          <RegisterForm />
        </Tabs.Panel>
        <Tabs.Panel value="uri">
          <ImportForm way="uri" />
        </Tabs.Panel>
        <Tabs.Panel value="text">
          <ImportForm way="text" />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
