import { Button, Code, Stack, Text } from "@mantine/core";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

/** What a job or step said at its end: the first line, the stack trace when asked for. */
export function ExitMessage({ text }: { text: string }): ReactElement {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [first = "", ...rest] = text.split("\n");
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm" className="breaking">
        {first}
      </Text>
      {rest.length > 0 && (
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {open ? t("jobs.lessText") : t("jobs.moreText", { count: rest.length })}
        </Button>
      )}
      {open && (
        <Code block w="100%">
          {text}
        </Code>
      )}
    </Stack>
  );
}
