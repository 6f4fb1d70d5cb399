import { ActionIcon, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

/** Copies a text; says so. */
export function CopyIcon({ value, label }: { value: string; label?: string }): ReactElement {
  const { t } = useTranslation();
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => {
        const text = copied ? t("common.copied") : (label ?? t("common.copy"));
        return (
          <Tooltip label={text}>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={text} onClick={copy}>
              {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        );
      }}
    </CopyButton>
  );
}
