import { describe, expect, test } from "vitest";
import { append, bounded, EMPTY, plainText, prepend, wholeLength, type LogWindow } from "./logWindow";

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function texts(window: LogWindow): string[] {
  return window.lines.map(({ text }) => text);
}

function offsets(window: LogWindow): number[] {
  return window.lines.map(({ offset }) => offset);
}

describe("what follows", () => {
  test("an unfinished line goes on", () => {
    const begun = append(EMPTY, "one\ntw", 6);
    expect(begun.open).toBe(true);
    const finished = append(begun, "o\nthree\n", 14);
    expect(texts(finished)).toEqual(["one", "two", "three"]);
    expect(offsets(finished)).toEqual([0, 4, 8]);
    expect(finished).toMatchObject({ from: 0, end: 14, open: false });
  });

  test("offsets count bytes, not letters", () => {
    expect(offsets(append(EMPTY, "한글\nb\n", 9))).toEqual([0, 7]);
  });

  test("empty lines and carriage returns", () => {
    expect(texts(append(EMPTY, "a\r\n\nb", 5))).toEqual(["a", "", "b"]);
  });
});

describe("what stands before", () => {
  test("the rest of the line the reading began in is left out", () => {
    const end = append({ ...EMPTY, from: 100, end: 100 }, "last\n", 105);
    const window = prepend(end, bytes("rest\nfirst\nnext\n"), 84);
    expect(texts(window)).toEqual(["first", "next", "last"]);
    expect(offsets(window)).toEqual([89, 95, 100]);
    expect(window.from).toBe(89);
  });

  test("at the beginning of the log nothing is left out", () => {
    const window = prepend({ ...EMPTY, from: 10, end: 10 }, bytes("first\nnext"), 0);
    expect(texts(window)).toEqual(["first", "next"]);
    expect(window.from).toBe(0);
  });

  test("a line longer than what was read is shown in pieces of whole characters", () => {
    const window = prepend({ ...EMPTY, from: 50, end: 50 }, bytes("가나다").subarray(1), 42);
    expect(texts(window)).toEqual(["나다"]);
    expect(window.from).toBe(44);
  });

  test("lines of a trace belong to the level before them, once that is known", () => {
    const trace = append({ ...EMPTY, from: 100, end: 100 }, "\tat a.b\n10:00 INFO c\n", 121);
    expect(trace.lines[0]?.level).toBeUndefined();
    const window = prepend(trace, bytes("x\n10:00 ERROR bad\n"), 82);
    expect(window.lines.map(({ level }) => level)).toEqual(["ERROR", "ERROR", "INFO"]);
    expect(window.lines.map(({ own }) => own)).toEqual([true, false, true]);
  });
});

describe("bounds", () => {
  const ten = append(EMPTY, "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n", 20);

  test("the beginning is forgotten while the end is read", () => {
    const kept = bounded(ten, "beginning", { bytes: 6, lines: 100 });
    expect(texts(kept)).toEqual(["7", "8", "9"]);
    expect(kept).toMatchObject({ from: 14, end: 20 });
  });

  test("the end is forgotten while the beginning is read", () => {
    const kept = bounded(ten, "end", { bytes: 100, lines: 2 });
    expect(texts(kept)).toEqual(["0", "1"]);
    expect(kept).toMatchObject({ from: 0, end: 4, open: false });
  });
});

test("half a character waits for its rest", () => {
  expect(wholeLength(bytes("ab"))).toBe(2);
  expect(wholeLength(bytes("a가").subarray(0, 3))).toBe(1);
  expect(wholeLength(bytes("a가"))).toBe(4);
});

test("levels are found below colours", () => {
  const coloured = "10:00 \u001b[31mERROR\u001b[0m bad";
  expect(append(EMPTY, coloured, 30).lines[0]?.level).toBe("ERROR");
  expect(plainText(coloured)).toBe("10:00 ERROR bad");
});
