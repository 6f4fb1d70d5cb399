import { expect, test } from "vitest";
import { folded, lineDiff, type DiffLine } from "./lineDiff";

const MARKS: Record<DiffLine["kind"], string> = { same: " ", removed: "-", added: "+" };

function marked(before: string, after: string): string[] {
  return lineDiff(before, after).map(({ kind, text }) => MARKS[kind] + text);
}

test("a changed line goes and comes, the others stay", () => {
  expect(marked("a\nb\nc\n", "a\nx\nc\n")).toEqual([" a", "-b", "+x", " c"]);
});

test("a line put in between moves nothing else", () => {
  expect(marked("a\nb", "a\nnew\nb")).toEqual([" a", "+new", " b"]);
});

test("as many lines as possible stay", () => {
  expect(marked("1\n2\n3\n4", "2\n3\n4\n1")).toEqual(["-1", " 2", " 3", " 4", "+1"]);
});

test.each([
  ["", "a", ["+a"]],
  ["a", "", ["-a"]],
  ["", "", []],
  ["a\n", "a", [" a"]],
])("from %j to %j", (before, after, expected) => {
  expect(marked(before, after)).toEqual(expected);
});

test("far from what differs lines are only counted", () => {
  const before = "1\n2\n3\n4\n5\n6\n7\n8\n9";
  expect(folded(lineDiff(before, before.replace("6", "six")))).toEqual([
    { kind: "skipped", count: 2 },
    { kind: "same", text: "3" },
    { kind: "same", text: "4" },
    { kind: "same", text: "5" },
    { kind: "removed", text: "6" },
    { kind: "added", text: "six" },
    { kind: "same", text: "7" },
    { kind: "same", text: "8" },
    { kind: "same", text: "9" },
  ]);
});
