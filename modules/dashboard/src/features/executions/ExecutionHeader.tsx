import { Alert, Button, Group, Stack, Text, Title, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import {
  IconChevronLeft,
  IconChevronRight,
  IconFileText,
  IconPlayerStop,
  IconRefresh,
  IconRepeat,
  IconTrash,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ExecutionOverview, Job } from "../../api/types";
import { ConfirmAction } from "../../components/ConfirmAction";
import { Elapsed } from "../../components/Elapsed";
import { ButtonLink, ExecutionLink, TextLink } from "../../components/links";
import { isActive } from "../../components/states";
import { StatusBadge } from "../../components/StatusBadge";
import {
  continuesAt,
  useBulk,
  useRestart,
  useRun,
  useStop,
  type ExecutionKey,
} from "./queries";
import type { Tab } from "./routes";

type Asked = "stop" | "cleanUp";

/** Which run this is, how it stands, where it belongs, and what can be done with it. */
export function ExecutionHeader({
  overview,
  executionKey,
  tab,
}: {
  overview: ExecutionOverview;
  executionKey: ExecutionKey;
  tab: Tab | undefined;
}): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { execution, actions } = overview;
  const { id, schemaTarget, taskName, state } = execution;
  const run = useRun(executionKey);
  const stop = useStop(executionKey);
  const cleanUp = useBulk();
  const restart = useRestart(executionKey);
  const [asked, setAsked] = useState<Asked>();
  const restartable = overview.jobs.find((job) => job.restartable);
  const active = isActive(state);
  const stopping = active && run.data?.stopRequestedAt != null;
  const title = t("executions.titleOf", { id, task: taskName ?? "" });
  const product = t("common.product");

  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);

  function restartJob(job: Job): void {
    const step = continuesAt(job);
    restart.mutate(job, {
      onSuccess: (restarted) => {
        notifications.show({
          color: "green",
          message:
            step === undefined
              ? t("executions.restarted", { job: job.jobName })
              : t("executions.restartedAt", { job: job.jobName, step }),
        });
        if (restarted) {
          void navigate({
            to: "/task-executions/$id",
            params: { id: String(restarted.id) },
            search: { schemaTarget: restarted.schemaTarget },
          });
        }
      },
    });
  }

  return (
    <Stack gap="xs" component="header">
      <Trail overview={overview} tab={tab} />
      <Group justify="space-between" align="flex-start">
        <Group gap="sm">
          <Title order={1} size="h2" className="breaking">
            {taskName}{" "}
            <Text span inherit c="dimmed" fw={400}>
              #{id}
            </Text>
          </Title>
          <span role="status">
            <StatusBadge state={state} />
          </span>
          <Text component="span" size="sm">
            <Elapsed
              from={execution.startTime ?? execution.queuedAt}
              to={execution.endTime}
              running={active || state === "UNKNOWN"}
            />
          </Text>
        </Group>
        <Group gap="xs">
          <ButtonLink
            to="/task-executions/$id"
            params={{ id: String(id) }}
            search={{ schemaTarget: executionKey.schemaTarget, tab: "log" }}
            variant="default"
            leftSection={<IconFileText size={16} aria-hidden />}
          >
            {t("executions.viewLog")}
          </ButtonLink>
          {actions.stop && (
            <Button
              color="red"
              variant="outline"
              leftSection={<IconPlayerStop size={16} aria-hidden />}
              onClick={() => {
                setAsked("stop");
              }}
            >
              {t("executions.stop")}
            </Button>
          )}
          {restartable && (
            <Button
              loading={restart.isPending}
              leftSection={<IconRefresh size={16} aria-hidden />}
              onClick={() => {
                restartJob(restartable);
              }}
            >
              {t("executions.restart")}
            </Button>
          )}
          {actions.launchAgain && taskName != null && (
            <ButtonLink
              to="/tasks/$name/launch"
              params={{ name: taskName }}
              search={{ from: id, schemaTarget }}
              variant={restartable ? "default" : "filled"}
              leftSection={<IconRepeat size={16} aria-hidden />}
            >
              {t("executions.launchAgain")}
            </ButtonLink>
          )}
          {actions.cleanUp && (
            <Button
              color="red"
              variant="subtle"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => {
                setAsked("cleanUp");
              }}
            >
              {t("executions.cleanUp")}
            </Button>
          )}
        </Group>
      </Group>
      {stopping && (
        <Alert color="orange" py="xs">
          {t("executions.stopAsked")}
        </Alert>
      )}
      {restart.error && (
        <Alert color="red" role="alert" title={t("executions.restartFailed")} className="breaking">
          {restart.error.message}
        </Alert>
      )}
      {asked === "stop" && (
        <ConfirmAction
          title={t("executions.stopTitle")}
          effect={t(state === "QUEUED" ? "executions.cancelEffect" : "executions.stopEffect")}
          things={[title]}
          button={t("executions.stop")}
          onClose={() => {
            setAsked(undefined);
          }}
          onConfirm={() => stop.mutateAsync()}
        />
      )}
      {asked === "cleanUp" && (
        <ConfirmAction
          title={t("executions.cleanUpTitle")}
          effect={
            overview.children.length > 0
              ? t("executions.cleanUpEffectChildren", { count: overview.children.length })
              : t("executions.cleanUpEffect")
          }
          things={[title]}
          button={t("executions.cleanUp")}
          onClose={() => {
            setAsked(undefined);
          }}
          onConfirm={async () => {
            const answer = await cleanUp.mutateAsync({
              action: "CLEAN_UP",
              executions: [{ id, schemaTarget }],
            });
            const problem = answer.items.find((item) => !item.ok)?.problem;
            if (problem != null) {
              throw new Error(problem);
            }
            await navigate({ to: "/task-executions", replace: true });
          }}
        />
      )}
    </Stack>
  );
}

function Trail({
  overview,
  tab,
}: {
  overview: ExecutionOverview;
  tab: Tab | undefined;
}): ReactElement {
  const { t } = useTranslation();
  const { execution, previousId, nextId } = overview;
  const { schemaTarget, parentId } = execution;
  return (
    <Group justify="space-between" gap="xs">
      <Group gap={6} component="nav" aria-label={t("executions.trail")}>
        <Text size="sm">
          <TextLink to="/task-executions">{t("common.taskExecutions")}</TextLink>
        </Text>
        {parentId != null && (
          <Text size="sm">
            {"› "}
            <ExecutionLink id={parentId} schemaTarget={schemaTarget}>
              {t("executions.partOf", { id: parentId })}
            </ExecutionLink>
          </Text>
        )}
      </Group>
      <Group gap="xs" component="nav" aria-label={t("executions.otherRuns")}>
        {previousId != null && (
          <Tooltip label="[">
            <ButtonLink
              to="/task-executions/$id"
              params={{ id: String(previousId) }}
              search={{ schemaTarget, ...(tab && { tab }) }}
              variant="subtle"
              size="compact-sm"
              leftSection={<IconChevronLeft size={14} aria-hidden />}
            >
              {t("executions.previousRun", { id: previousId })}
            </ButtonLink>
          </Tooltip>
        )}
        {nextId != null && (
          <Tooltip label="]">
            <ButtonLink
              to="/task-executions/$id"
              params={{ id: String(nextId) }}
              search={{ schemaTarget, ...(tab && { tab }) }}
              variant="subtle"
              size="compact-sm"
              rightSection={<IconChevronRight size={14} aria-hidden />}
            >
              {t("executions.nextRun", { id: nextId })}
            </ButtonLink>
          </Tooltip>
        )}
      </Group>
    </Group>
  );
}
