import { TextInput } from "@mantine/core";
import { useState, type ReactElement } from "react";
import { usePreferences } from "../app/preferences";
import { fromInput, toInput } from "./moments";

/** A date and time in the reader's zone; its value is a moment as the server wants it. */
export function MomentInput({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (moment: string | undefined) => void;
}): ReactElement {
  const { timeZone } = usePreferences();
  const known = toInput(value, timeZone);
  const [text, setText] = useState(known);
  const [before, setBefore] = useState(known);
  if (known !== before) {
    setBefore(known);
    setText(known);
  }
  function enter(): void {
    if (text !== known) {
      onChange(fromInput(text, timeZone));
    }
  }
  return (
    <TextInput
      type="datetime-local"
      label={label}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
      }}
      onBlur={enter}
      onKeyDown={(event) => {
        // Comes before the form around it is sent.
        if (event.key === "Enter") {
          enter();
        }
      }}
    />
  );
}
