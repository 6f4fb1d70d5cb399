import { expect, test } from "vitest";
import { en } from "./en";
import { ko } from "./ko";

function entries(texts: object, path = ""): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === "string"
      ? [[path + key, value]]
      : entries(value as object, `${path}${key}.`),
  );
}

const english = new Map(entries(en));
const korean = new Map(entries(ko));

test("both languages have the same keys", () => {
  expect([...korean.keys()].sort()).toEqual([...english.keys()].sort());
});

test("no text is empty", () => {
  expect([...english, ...korean].filter(([, text]) => text.trim() === "")).toEqual([]);
});

test.each([...english])("%s has the same placeholders in both languages", (key, text) => {
  const placeholders = (of: string): string[] => (of.match(/\{\{\w+\}\}/g) ?? []).sort();
  expect(placeholders(korean.get(key) ?? "")).toEqual(placeholders(text));
});
