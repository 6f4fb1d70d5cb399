import { Button, CloseButton, Group, Text, TextInput } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { useRef, useState, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSingleKeys } from "../app/singleKeys";
import classes from "./FilterBar.module.css";

export interface FilterChip {
  key: string;
  text: string;
  onRemove: () => void;
}

/**
 * What a list shows only: one box that takes all of it as text, and a chip for each condition that holds.
 * The conditions themselves live in the address.
 */
export function FilterBar({
  label,
  placeholder,
  chips,
  onText,
  onClear,
  children,
}: {
  label: string;
  placeholder: string;
  chips: FilterChip[];
  /** Takes the text as conditions; answers what it could not read. */
  onText: (text: string) => string | undefined;
  onClear: () => void;
  /** More ways to choose, beside the box. */
  children?: ReactNode;
}): ReactElement {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  useSingleKeys([["/", () => box.current?.focus()]]);
  return (
    <div role="search" aria-label={label}>
      <Group gap="xs" align="flex-start">
        <form
          className={classes.box}
          onSubmit={(event) => {
            event.preventDefault();
            const unread = onText(text);
            setProblem(unread);
            if (unread === undefined) {
              setText("");
            }
          }}
        >
          <TextInput
            ref={box}
            aria-label={label}
            placeholder={placeholder}
            leftSection={<IconFilter size={16} aria-hidden />}
            value={text}
            error={problem}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setProblem(undefined);
            }}
          />
        </form>
        {children}
      </Group>
      {chips.length > 0 && (
        <Group gap={6} mt="xs" component="ul" className={classes.chips}>
          {chips.map((chip) => (
            <li key={chip.key} className={classes.chip}>
              <Text span size="xs" className="breaking">
                {chip.text}
              </Text>
              <CloseButton
                size="xs"
                aria-label={t("common.removeFilter", { filter: chip.text })}
                onClick={chip.onRemove}
              />
            </li>
          ))}
          <li>
            <Button size="compact-xs" variant="subtle" onClick={onClear}>
              {t("common.clearFilter")}
            </Button>
          </li>
        </Group>
      )}
    </div>
  );
}
