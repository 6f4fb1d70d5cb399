import { Skeleton } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

/** Stands where something will be that is being loaded, and says so to those who cannot see it. */
export function Loading({ height, label }: { height: number; label?: string }): ReactElement {
  const { t } = useTranslation();
  return <Skeleton height={height} role="status" aria-label={label ?? t("common.loading")} />;
}
