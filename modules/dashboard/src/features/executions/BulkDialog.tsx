import { Alert, Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { BulkAnswer, BulkRequest } from "../../api/types";
import { ableOf } from "../../components/bulk";
import { ErrorPanel } from "../../components/ErrorPanel";
import { Loading } from "../../components/Loading";
import { numberText } from "../../components/numbers";
import { useBulk, useBulkPreview } from "./queries";

const NAMED = 8;

/** Shows what an action would do with many executions, does it when told to, and says what came of it. */
export function BulkDialog({
  wish,
  conditions,
  onClose,
}: {
  wish: Omit<BulkRequest, "dryRun">;
  /** Of the filter, in words; none for a selection. */
  conditions: string[];
  onClose: (done: boolean) => void;
}): ReactElement {
  const { t } = useTranslation();
  const preview = useBulkPreview(wish);
  const bulk = useBulk();
  const outcome = bulk.data;
  const close = (): void => {
    onClose(outcome !== undefined);
  };
  const able = preview.data === undefined ? 0 : ableOf(preview.data);
  return (
    <Modal
      opened
      size="lg"
      onClose={close}
      title={t(`executions.bulk_${wish.action}`)}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack gap="sm">
        {conditions.length > 0 && (
          <List size="sm" className="breaking">
            {conditions.map((condition) => (
              <List.Item key={condition}>{condition}</List.Item>
            ))}
          </List>
        )}
        {preview.isPending && <Loading height={60} />}
        {preview.error && <ErrorPanel error={preview.error} onRetry={preview.refetch} />}
        {preview.data && outcome === undefined && (
          <>
            <Text fw={600}>
              {t(`executions.would_${wish.action}`, {
                count: able,
                number: countText(able, preview.data.matchedIsLowerBound),
              })}
            </Text>
            {(preview.data.children) > 0 && (
              <Text size="sm">
                {t("executions.withChildren", { count: preview.data.children })}
              </Text>
            )}
            {preview.data.matchedIsLowerBound && (
              <Text size="sm">{t("executions.bulkBounded", { count: preview.data.matched })}</Text>
            )}
            <Named items={preview.data.items} all={able} />
            <Problems answer={preview.data} />
            {wish.action === "CLEAN_UP" && (
              <Alert color="orange" py="xs">
                {t("executions.cleanUpWarning")}
              </Alert>
            )}
          </>
        )}
        {bulk.error && <ErrorPanel error={bulk.error} />}
        {outcome && (
          <>
            <Text fw={600} role="status">
              {t(`executions.did_${wish.action}`, {
                count: outcome.done,
                number: numberText(outcome.done),
              })}
            </Text>
            {outcome.matchedIsLowerBound && (
              <Text size="sm">{t("executions.bulkRepeat")}</Text>
            )}
            <Problems answer={outcome} />
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            {t(outcome ? "common.close" : "common.cancel")}
          </Button>
          {outcome === undefined && (
            <Button
              color={wish.action === "LAUNCH_AGAIN" ? undefined : "red"}
              disabled={able === 0}
              loading={bulk.isPending}
              onClick={() => {
                bulk.mutate(wish);
              }}
            >
              {t(`executions.do_${wish.action}`, { number: numberText(able) })}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

function countText(count: number, isLowerBound: boolean): string {
  return isLowerBound ? `${numberText(count)}+` : numberText(count);
}

function Named({ items, all }: { items: BulkAnswer["items"]; all: number }): ReactElement | null {
  const { t } = useTranslation();
  const able = items.filter((item) => item.ok);
  if (able.length === 0) {
    return null;
  }
  const shown = able.slice(0, NAMED);
  return (
    <List size="sm" className="breaking">
      {shown.map(({ id, schemaTarget, taskName }) => (
        <List.Item key={`${schemaTarget} ${id}`}>
          {t("executions.titleOf", { id, task: taskName ?? "" })}
        </List.Item>
      ))}
      {all > shown.length && <List.Item>+ {numberText(all - shown.length)}</List.Item>}
    </List>
  );
}

function Problems({ answer }: { answer: BulkAnswer }): ReactElement | null {
  const { t } = useTranslation();
  const problems = answer.items.filter((item) => !item.ok);
  if (problems.length === 0) {
    return null;
  }
  return (
    <Alert color="yellow" title={t("executions.leftOut", { count: answer.refused })}>
      <List size="sm" className="breaking">
        {problems.slice(0, NAMED).map(({ id, schemaTarget, taskName, problem }) => (
          <List.Item key={`${schemaTarget} ${id}`}>
            {t("executions.titleOf", { id, task: taskName ?? "" })}: {problem}
          </List.Item>
        ))}
        {answer.refused > NAMED && <List.Item>+ {answer.refused - NAMED}</List.Item>}
      </List>
    </Alert>
  );
}
