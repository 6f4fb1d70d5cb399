import Anser from "anser";
import { Fragment, memo, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./LogView.module.css";

/** A line of which nobody reads more; the download has it whole. */
const LONGEST = 10_000;

/** A line in its colours, with what was searched marked. */
export const LogLineText = memo(function LogLineText({
  text,
  pattern,
}: {
  text: string;
  pattern: RegExp | undefined;
}): ReactElement {
  const { t } = useTranslation();
  const cut = text.length > LONGEST;
  const shown = cut ? text.slice(0, LONGEST) : text;
  return (
    <>
      {shown.includes("\u001b[") ? <Coloured text={shown} pattern={pattern} /> : marked(shown, pattern)}
      {cut && <em> … {t("log.cut", { count: text.length - LONGEST })}</em>}
    </>
  );
});

function Coloured({
  text,
  pattern,
}: {
  text: string;
  pattern: RegExp | undefined;
}): ReactElement {
  const pieces = Anser.ansiToJson(text, { json: true, use_classes: true, remove_empty: true });
  return (
    <>
      {pieces.map(({ content, fg, bg, decorations }, index) => {
        const names = [
          classes[fg],
          bg ? classes[`${bg}-bg`] : undefined,
          ...decorations.map((one) => classes[one]),
        ];
        return (
          <span key={index} className={names.filter(Boolean).join(" ")}>
            {marked(content, pattern)}
          </span>
        );
      })}
    </>
  );
}

function marked(text: string, pattern: RegExp | undefined): ReactNode {
  if (pattern === undefined) {
    return text;
  }
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(new RegExp(pattern, "gi"))) {
    if (match[0] === "") {
      continue;
    }
    parts.push(
      <Fragment key={match.index}>
        {text.slice(end, match.index)}
        <mark>{match[0]}</mark>
      </Fragment>,
    );
    end = match.index + match[0].length;
  }
  return parts.length === 0 ? text : [...parts, text.slice(end)];
}
