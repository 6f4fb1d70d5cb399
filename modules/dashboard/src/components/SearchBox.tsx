import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useMatch, useRouter } from "@tanstack/react-router";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

/** A text filter that waits until typing pauses. Its value is the address's. */
export function SearchBox({
  label,
  value,
  onSearch,
}: {
  label: string;
  value: string;
  onSearch: (text: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  const [sent, setSent] = useState(value);
  const router = useRouter();
  const page = useMatch({ strict: false, select: ({ pathname }) => pathname });
  const search = useDebouncedCallback((wanted: string) => {
    // The page may still be shown while another one loads, and would call its user back.
    if (router.latestLocation.pathname === page) {
      setSent(wanted);
      onSearch(wanted);
    }
  }, 300);
  if (value !== known) {
    setKnown(value);
    if (value !== sent) {
      // The address changed by itself, as by Back.
      setSent(value);
      setText(value);
    }
  }
  function change(next: string): void {
    setText(next);
    search(next);
  }
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text === "" ? null : (
          <CloseButton
            size="sm"
            aria-label={t("common.clearFilter")}
            onClick={() => {
              change("");
            }}
          />
        )
      }
      value={text}
      onChange={(event) => {
        change(event.currentTarget.value);
      }}
    />
  );
}
