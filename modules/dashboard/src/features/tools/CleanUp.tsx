import "@mantine/core/styles/NumberInput.layer.css";
import { Alert, Button, Group, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { BulkAnswer, RunState } from "../../api/types";
import { ableOf } from "../../components/bulk";
import { ConfirmAction } from "../../components/ConfirmAction";
import { DataTable, type DataColumn } from "../../components/DataTable";
import { ErrorPanel } from "../../components/ErrorPanel";
import { ExecutionLink } from "../../components/links";
import { StatusChips } from "../../components/StatusChips";
import { useCleanUpByFilter, useCleanUpPreview } from "./queries";

/** Those that can have ended; nothing else is ever cleaned up. */
const ENDED = ["SUCCEEDED", "FAILED", "STOPPED", "CANCELLED", "LOST"] as const satisfies RunState[];

const DAY = 24 * 60 * 60 * 1000;

/** From here on the number has to be typed. */
const MANY = 100;

/** Removes executions by filter, having shown which they are. */
export function CleanUp(): ReactElement {
  const { t } = useTranslation();
  const preview = useCleanUpPreview();
  const cleanUp = useCleanUpByFilter();
  const [state, setState] = useState<(typeof ENDED)[number][]>([]);
  const [task, setTask] = useState("");
  const [days, setDays] = useState<string | number>("");
  const [text, setText] = useState("");
  const [asking, setAsking] = useState(false);

  const empty = state.length === 0 && task.trim() === "" && days === "" && text.trim() === "";
  const found = preview.data;
  const able = found ? ableOf(found) : 0;
  const children = found?.children ?? 0;
  const filter = preview.variables;
  function changed(): void {
    preview.reset();
    cleanUp.reset();
  }
  function show(): void {
    cleanUp.reset();
    preview.mutate({
      ...(state.length > 0 && { state }),
      ...(task.trim() !== "" && { task: task.trim() }),
      ...(typeof days === "number" && { to: new Date(Date.now() - days * DAY).toISOString() }),
      ...(text.trim() !== "" && { text: text.trim() }),
    });
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!empty) {
          show();
        }
      }}
    >
      <Stack align="stretch">
        <Text>{t("tools.cleanUpHint")}</Text>
        <StatusChips
          label={t("tools.states")}
          states={ENDED}
          counts={undefined}
          chosen={state}
          onChange={(chosen) => {
            setState(chosen);
            changed();
          }}
        />
        <Group align="flex-end">
          <TextInput
            label={t("tools.taskName")}
            placeholder="bill*"
            value={task}
            onChange={(event) => {
              setTask(event.currentTarget.value);
              changed();
            }}
          />
          <NumberInput
            label={t("tools.olderThan")}
            min={0}
            allowDecimal={false}
            value={days}
            onChange={(value) => {
              setDays(value);
              changed();
            }}
          />
          <TextInput
            label={t("tools.textInArguments")}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              changed();
            }}
          />
          <Button type="submit" variant="default" disabled={empty} loading={preview.isPending}>
            {t("tools.preview")}
          </Button>
        </Group>
        {empty && (
          <Text size="sm" c="dimmed">
            {t("tools.needsCondition")}
          </Text>
        )}
        {preview.error && <ErrorPanel error={preview.error} />}
        {found && !cleanUp.data && (
          <>
            <Alert role="status">
              {t(found.matchedIsLowerBound ? "tools.wouldRemoveAtLeast" : "tools.wouldRemove", {
                count: able,
              })}
              {children > 0 && ` ${t("tools.withThem", { count: children })}`}
            </Alert>
            <Removable answer={found} />
            <Refused answer={found} />
            <Group>
              <Button
                color="red"
                disabled={able === 0}
                onClick={() => {
                  setAsking(true);
                }}
              >
                {t("tools.cleanUpNow")}
              </Button>
            </Group>
          </>
        )}
        {cleanUp.data && (
          <Alert role="status" color={cleanUp.data.refused === 0 ? "green" : "yellow"}>
            {t("tools.cleanedUp", { count: cleanUp.data.done })}
            {cleanUp.data.matchedIsLowerBound && ` ${t("executions.bulkRepeat")}`}
          </Alert>
        )}
        {cleanUp.data && <Refused answer={cleanUp.data} />}
      </Stack>
      {asking && found && filter && (
        <ConfirmAction
          title={t("tools.cleanUpTitle")}
          effect={t("tools.cleanUpEffect", { count: able })}
          button={t("tools.cleanUpNow")}
          {...(able >= MANY && { word: String(able) })}
          onClose={() => {
            setAsking(false);
          }}
          onConfirm={() => cleanUp.mutateAsync(filter)}
        />
      )}
    </form>
  );
}

type Item = BulkAnswer["items"][number];

/** What goes, as far as it is told. */
function Removable({ answer }: { answer: BulkAnswer }): ReactElement {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t("tools.found")}
      columns={useColumns()}
      rows={answer.items.filter(({ ok }) => ok)}
      rowId={idOf}
      empty={<Text>{t("common.nothingFound")}</Text>}
    />
  );
}

/** What meets the conditions and stays nevertheless, with the reason. */
function Refused({ answer }: { answer: BulkAnswer }): ReactElement | null {
  const { t } = useTranslation();
  const columns = useColumns();
  if (answer.refused === 0) {
    return null;
  }
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t("tools.leftOut", { count: answer.refused })}
      </Text>
      <DataTable
        label={t("tools.refused")}
        columns={[
          ...columns,
          { id: "problem", header: t("tools.problem"), cell: ({ problem }) => problem },
        ]}
        rows={answer.items.filter(({ ok }) => !ok)}
        rowId={idOf}
        empty={null}
      />
    </Stack>
  );
}

function idOf({ id, schemaTarget }: Item): string {
  return `${schemaTarget}-${id}`;
}

function useColumns(): DataColumn<Item>[] {
  const { t } = useTranslation();
  return [
    {
      id: "id",
      header: t("tools.execution"),
      narrow: true,
      cell: ({ id, schemaTarget }) => (
        <ExecutionLink id={id} schemaTarget={schemaTarget}>
          {id}
        </ExecutionLink>
      ),
    },
    { id: "task", header: t("tools.task"), cell: ({ taskName }) => taskName },
  ];
}
