import { Text } from "@mantine/core";
import { useMemo, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ExecutionRow, Step } from "../../api/types";
import { DataTable, type DataColumn } from "../../components/DataTable";
import { Elapsed } from "../../components/Elapsed";
import { TextLink } from "../../components/links";
import { numberText } from "../../components/numbers";
import { StatusBadge } from "../../components/StatusBadge";
import { isActive } from "../../components/states";

/** Steps in the order they began, with what they counted. */
export function StepsTable({
  steps,
  execution,
  label,
}: {
  steps: Step[];
  execution: ExecutionRow;
  label: string;
}): ReactElement {
  const { t } = useTranslation();
  const running = isActive(execution.state);
  const columns = useMemo<DataColumn<Step>[]>(() => {
    const count = (id: "readCount" | "writeCount" | "skipCount" | "rollbackCount"): DataColumn<Step> => ({
      id,
      header: t(`executions.${id}`),
      narrow: true,
      cell: (step) => numberText(step[id]),
    });
    return [
      {
        id: "name",
        header: t("executions.step"),
        cell: (step) => (
          <>
            <TextLink
              to="/task-executions/$id"
              params={{ id: String(execution.id) }}
              search={(search) => ({ ...search, tab: "steps", step: step.stepExecutionId })}
            >
              {step.name}
            </TextLink>
            {step.exitMessage != null && step.exitMessage !== "" && (
              <Text size="xs" c="dimmed" className="breaking">
                {step.exitMessage}
              </Text>
            )}
          </>
        ),
      },
      {
        id: "status",
        header: t("executions.state"),
        narrow: true,
        cell: ({ status }) => <StatusBadge state={status} />,
      },
      {
        id: "duration",
        header: t("executions.duration"),
        narrow: true,
        cell: (step) => <Elapsed from={step.startTime} to={step.endTime} running={running} />,
      },
      count("readCount"),
      count("writeCount"),
      count("skipCount"),
      count("rollbackCount"),
    ];
  }, [t, execution.id, running]);
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={steps}
      rowId={({ stepExecutionId }) => String(stepExecutionId)}
      empty={
        <Text size="sm" c="dimmed">
          {t("executions.noSteps")}
        </Text>
      }
    />
  );
}
