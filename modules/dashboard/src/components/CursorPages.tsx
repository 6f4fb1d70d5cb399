import { Button, Group, NativeSelect, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { numberText } from "./numbers";
import { PAGE_SIZES } from "./pageSizes";

/** Below a list that knows where its next page begins, but not how many pages there are. */
export function CursorPages({
  total,
  totalIsLowerBound,
  size,
  next,
  first,
  onCursor,
  onSize,
}: {
  /** Undefined while it is not known. */
  total: number | undefined;
  totalIsLowerBound: boolean;
  /** Left out where the number of rows cannot be chosen. */
  size?: number;
  next: string | null | undefined;
  /** Whether this is the first page. */
  first: boolean;
  /** Undefined leads to the first page. */
  onCursor: (cursor: string | undefined) => void;
  onSize?: (size: number) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <Group justify="space-between" component="nav" aria-label={t("common.pages")} mt="sm">
      <Group gap="xs">
        {total !== undefined && (
          <Text size="sm" c="dimmed" role="status">
            {t(totalIsLowerBound ? "common.totalAtLeast" : "common.total", {
              total: numberText(total),
            })}
          </Text>
        )}
        {onSize && (
          <NativeSelect
            size="xs"
            aria-label={t("common.rowsPerPage")}
            data={PAGE_SIZES.map(String)}
            value={String(size)}
            onChange={(event) => {
              onSize(Number(event.currentTarget.value));
            }}
          />
        )}
      </Group>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          disabled={first}
          onClick={() => {
            onCursor(undefined);
          }}
        >
          {t("common.firstPage")}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={typeof next !== "string"}
          onClick={() => {
            onCursor(next ?? undefined);
          }}
        >
          {t("common.nextPage")}
        </Button>
      </Group>
    </Group>
  );
}
