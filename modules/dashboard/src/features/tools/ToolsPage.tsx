import { Tabs } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "../../components/PageTitle";
import { CleanUp } from "./CleanUp";
import { Export } from "./Export";
import { Import } from "./Import";
import { TOOLS } from "./tools";

const route = getRouteApi("/tools");

export function ToolsPage(): ReactElement {
  const { t } = useTranslation();
  const { tool } = route.useSearch();
  const navigate = route.useNavigate();
  const parts = { export: <Export />, import: <Import />, cleanUp: <CleanUp /> };
  return (
    <>
      <PageTitle title={t("tools.title")} />
      <Tabs
        value={tool}
        onChange={(next) => {
          const wanted = TOOLS.find((known) => known === next) ?? "export";
          void navigate({ search: { tool: wanted }, replace: true });
        }}
      >
        <Tabs.List mb="md" aria-label={t("tools.title")}>
          {TOOLS.map((known) => (
            <Tabs.Tab key={known} value={known}>
              {t(`tools.${known}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TOOLS.map((known) => (
          <Tabs.Panel key={known} value={known} maw={900}>
            {tool === known && parts[known]}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
