import { Anchor, List, Stack, Text, Textarea } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** A definition as text, with what the server says of it and how it could go on. */
export function DslField({
  label,
  hint,
  dsl,
  onChange,
  problem,
  note = "",
  suggestions,
  children,
}: {
  label: string;
  hint: string;
  dsl: string;
  onChange: (dsl: string) => void;
  /** What is wrong with it; a problem a line. */
  problem: string | undefined;
  /** Said quietly while it is typed. */
  note?: string;
  /** Whole texts it could become. */
  suggestions: string[];
  children?: ReactNode;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <Textarea
        label={label}
        description={hint}
        required
        autosize
        minRows={3}
        classNames={{ input: "mono" }}
        styles={{ error: { whiteSpace: "pre-line" } }}
        spellCheck={false}
        value={dsl}
        error={problem === "" ? undefined : problem}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
      <Text size="sm" c="dimmed" role="status">
        {note}
      </Text>
      {children}
      {suggestions.length > 0 && (
        <section aria-label={t("tasks.suggestions")}>
          <Text size="sm" fw={600}>
            {t("tasks.suggestions")}
          </Text>
          <List listStyleType="none" size="sm">
            {suggestions.map((text) => (
              <List.Item key={text}>
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  ta="start"
                  className="mono breaking"
                  onClick={() => {
                    onChange(text);
                  }}
                >
                  {text}
                </Anchor>
              </List.Item>
            ))}
          </List>
        </section>
      )}
    </Stack>
  );
}
