import { Box, Stack, Text, Textarea } from "@mantine/core";
import {
  Fragment,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
} from "react";
import { useTranslation } from "react-i18next";
import classes from "./DslField.module.css";

/** A place of the text to be underlined. */
export interface DslMark {
  position: number;
  /** Where nothing is, as something is missing, the next character is marked. */
  length: number;
  tone: "error" | "warning";
}

/** A definition as text, with what the server says of it and how it could go on. */
export function DslField({
  label,
  hint,
  dsl,
  onChange,
  problem,
  note = "",
  marks = [],
  suggestions,
  start = dsl,
  onCaret,
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
  marks?: DslMark[];
  /** Whole texts that what is before the caret could become. */
  suggestions: string[];
  /** What the suggestions go on from; what comes behind it in the text stays. */
  start?: string;
  onCaret?: (offset: number) => void;
  children?: ReactNode;
}): ReactElement {
  const { t } = useTranslation();
  const listId = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const caretToSet = useRef<number>(undefined);
  const [active, setActive] = useState(-1);
  const chosen = suggestions[active];
  const wordStart = start.search(/[^\s|>:]*$/);

  useLayoutEffect(() => {
    if (caretToSet.current !== undefined) {
      input.current?.setSelectionRange(caretToSet.current, caretToSet.current);
      caretToSet.current = undefined;
    }
  }, [dsl]);

  function take(text: string): void {
    setActive(-1);
    caretToSet.current = text.length;
    onChange(text + (dsl.startsWith(start) ? dsl.slice(start.length) : ""));
    onCaret?.(text.length);
    input.current?.focus();
  }

  /** Keys mean suggestions only after one was asked for, so that Enter and arrows stay what they are. */
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const { selectionStart, value } = event.currentTarget;
    const isOpen = chosen !== undefined;
    const opens =
      !isOpen &&
      ((event.key === " " && event.ctrlKey) ||
        (event.key === "ArrowDown" && selectionStart === value.length && value !== ""));
    if (event.nativeEvent.isComposing || suggestions.length === 0) {
      return;
    }
    if (opens) {
      setActive(0);
    } else if (isOpen && event.key === "ArrowDown") {
      setActive((active + 1) % suggestions.length);
    } else if (isOpen && event.key === "ArrowUp") {
      setActive((active + suggestions.length - 1) % suggestions.length);
    } else if (isOpen && (event.key === "Enter" || event.key === "Tab")) {
      take(chosen);
    } else if (isOpen && event.key === "Escape") {
      setActive(-1);
    } else {
      setActive(-1);
      return;
    }
    event.preventDefault();
  }

  return (
    <Stack gap="xs">
      <Textarea
        ref={input}
        label={label}
        description={hint}
        required
        autosize
        minRows={3}
        classNames={{ input: classes.input ?? "" }}
        styles={{ error: { whiteSpace: "pre-line" } }}
        spellCheck={false}
        autoCapitalize="off"
        value={dsl}
        error={problem === "" ? undefined : problem}
        aria-autocomplete="list"
        aria-controls={suggestions.length === 0 ? undefined : listId}
        aria-activedescendant={chosen === undefined ? undefined : `${listId}-${String(active)}`}
        inputContainer={(field) => (
          <div className={classes.place}>
            {field}
            <div className={classes.marks} aria-hidden>
              <Marked text={dsl} marks={marks} />
            </div>
          </div>
        )}
        onChange={(event) => {
          setActive(-1);
          onChange(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onSelect={(event) => {
          onCaret?.(event.currentTarget.selectionStart);
        }}
        onBlur={() => {
          setActive(-1);
        }}
      />
      <Text size="sm" c="dimmed" role="status" className="breaking" style={{ whiteSpace: "pre-line" }}>
        {note}
      </Text>
      {children}
      {suggestions.length > 0 && (
        <section>
          <Text size="sm" fw={600} component="span">
            {t("tasks.suggestions")}
          </Text>{" "}
          <Text size="xs" c="dimmed" component="span">
            {t("tasks.suggestionKeys")}
          </Text>
          <Box id={listId} role="listbox" aria-label={t("tasks.suggestions")} className={classes.options}>
            {suggestions.map((text, index) => (
              <Box
                key={text}
                id={`${listId}-${String(index)}`}
                role="option"
                aria-selected={index === active}
                title={text}
                className={classes.option}
                // The text keeps the focus.
                onMouseDown={(event) => {
                  event.preventDefault();
                }}
                onClick={() => {
                  take(text);
                }}
              >
                {text.startsWith(start.slice(0, wordStart)) ? text.slice(wordStart).trim() : text}
              </Box>
            ))}
          </Box>
        </section>
      )}
    </Stack>
  );
}

interface Piece {
  start: number;
  text: string;
  tone: DslMark["tone"] | undefined;
}

/** The text in pieces that are marked or not, in their order. */
function piecesOf(text: string, marks: DslMark[]): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { position, length, tone } of marks.toSorted((a, b) => a.position - b.position)) {
    if (position >= done) {
      const end = position + Math.max(length, 1);
      pieces.push({ start: done, text: text.slice(done, position), tone: undefined });
      pieces.push({ start: position, text: text.slice(position, end), tone });
      done = end;
    }
  }
  return [...pieces, { start: done, text: text.slice(done), tone: undefined }];
}

function Marked({ text, marks }: { text: string; marks: DslMark[] }): ReactElement {
  return (
    <>
      {piecesOf(text, marks).map(({ start, text: piece, tone }) =>
        tone === undefined ? (
          <Fragment key={start}>{piece}</Fragment>
        ) : (
          <mark key={`${start} ${tone}`} className={classes[tone]}>
            {piece.trim() === "" ? "\u00a0\u00a0" : piece}
          </mark>
        ),
      )}
    </>
  );
}
