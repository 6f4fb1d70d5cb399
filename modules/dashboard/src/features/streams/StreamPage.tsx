import { Button, Tabs } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "../../components/ErrorPanel";
import { Loading } from "../../components/Loading";
import { ButtonLink } from "../../components/links";
import { PageTitle } from "../../components/PageTitle";
import { DeploymentTab } from "./DeploymentTab";
import { HistoryTab } from "./HistoryTab";
import { LogTab } from "./LogTab";
import { OverviewTab } from "./OverviewTab";
import { useStream } from "./queries";
import { ScaleDialog } from "./ScaleDialog";
import { StreamQuestion, type Question } from "./StreamQuestion";
import { STREAM_TABS } from "./tabs";

const route = getRouteApi("/streams/$name");

export function StreamPage(): ReactElement {
  const { t } = useTranslation();
  const { name } = route.useParams();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: stream, error, refetch } = useStream(name);
  const [question, setQuestion] = useState<Question>();
  const [scaling, setScaling] = useState(false);
  const isDeployed = stream !== undefined && stream.status !== "UNDEPLOYED";
  const names = {
    overview: t("streams.tabOverview"),
    log: t("streams.log"),
    deployment: t("streams.tabDeployment"),
    history: t("streams.tabHistory"),
  };
  return (
    <>
      <PageTitle title={name}>
        {stream && (
          <>
            <ButtonLink to="/streams/$name/deploy" params={{ name }}>
              {t(isDeployed ? "streams.update" : "streams.deploy")}
            </ButtonLink>
            {isDeployed && (
              <>
                <Button
                  variant="default"
                  onClick={() => {
                    setScaling(true);
                  }}
                >
                  {t("streams.scaleInstances")}
                </Button>
                <Button
                  variant="outline"
                  onClick={() => {
                    setQuestion({ action: "undeploy", names: [name] });
                  }}
                >
                  {t("streams.undeploy")}
                </Button>
              </>
            )}
            <Button
              variant="outline"
              color="red"
              onClick={() => {
                setQuestion({ action: "destroy", names: [name] });
              }}
            >
              {t("streams.destroy")}
            </Button>
          </>
        )}
      </PageTitle>
      {error && <ErrorPanel error={error} onRetry={refetch} />}
      {!stream && !error && <Loading height={180} />}
      {stream && (
        <Tabs
          value={tab}
          onChange={(next) => {
            const wanted = STREAM_TABS.find((known) => known === next) ?? "overview";
            void navigate({ search: { tab: wanted }, replace: true });
          }}
        >
          <Tabs.List mb="md" aria-label={t("streams.tabs")}>
            {STREAM_TABS.map((known) => (
              <Tabs.Tab key={known} value={known}>
                {names[known]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="overview">
            {tab === "overview" && <OverviewTab stream={stream} />}
          </Tabs.Panel>
          <Tabs.Panel value="log">{tab === "log" && <LogTab name={name} />}</Tabs.Panel>
          <Tabs.Panel value="deployment">
            {tab === "deployment" && <DeploymentTab stream={stream} />}
          </Tabs.Panel>
          <Tabs.Panel value="history">
            {tab === "history" && <HistoryTab stream={stream} />}
          </Tabs.Panel>
        </Tabs>
      )}
      {question && (
        <StreamQuestion
          question={question}
          onDone={() => (question.action === "destroy" ? navigate({ to: "/streams" }) : undefined)}
          onClose={() => {
            setQuestion(undefined);
          }}
        />
      )}
      {scaling && (
        <ScaleDialog
          stream={name}
          onClose={() => {
            setScaling(false);
          }}
        />
      )}
    </>
  );
}
