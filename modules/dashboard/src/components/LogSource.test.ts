import { http, HttpResponse } from "msw";
import { beforeEach, expect, test } from "vitest";
import { server } from "../test/server";
import { LogSource } from "./LogSource";

const LINE = 50;

interface Asked {
  range: string;
  /** Whether the browser has let go of it. */
  gone: () => boolean;
  answer: (text: string) => void;
}

let asked: Asked[];
let wake: (() => void) | undefined;

/** The next question of the source, which stays open until the test answers it. */
async function nextAsked(): Promise<Asked> {
  while (asked.length === 0) {
    await new Promise<void>((woken) => {
      wake = woken;
    });
  }
  return asked.shift() as Asked;
}

beforeEach(() => {
  asked = [];
  server.use(
    http.get("*/tasks/logs/x/content", ({ request }) => {
      const range = request.headers.get("Range") ?? "";
      return new Promise<HttpResponse<string>>((answered) => {
        asked.push({
          range,
          gone: () => request.signal.aborted,
          answer: (text) => {
            answered(
              new HttpResponse(text, {
                status: 206,
                headers: {
                  "X-Log-Offset": String(1_000_000 - text.length),
                  "Content-Range": `bytes ${1_000_000 - text.length}-999999/1000000`,
                },
              }),
            );
          },
        });
        wake?.();
      });
    }),
  );
});

function lines(source: LogSource): string[] {
  return source.snapshot().window.lines.map(({ text }) => text);
}

test("a log that is closed lets go of what it was reading, and is no error", async () => {
  const source = new LogSource("x", "stdout", false);
  const opening = source.open();
  const question = await nextAsked();
  source.close();
  await opening;
  expect(question.gone()).toBe(true);
  expect(source.snapshot()).toMatchObject({ error: undefined, loading: "first" });
  expect(lines(source)).toEqual([]);
});

test("a log that is opened elsewhere forgets the answer to the first question", async () => {
  const source = new LogSource("x", "stdout", false);
  const first = source.open();
  const stale = await nextAsked();
  const second = source.open(500_000);
  const fresh = await nextAsked();
  expect(fresh.range).toBe("bytes=368928-631071");
  stale.answer("old\n");
  await first;
  expect(source.snapshot().loading).toBe("first");
  fresh.answer("skipped\nnew\n");
  await second;
  expect(source.snapshot()).toMatchObject({ error: undefined, loading: undefined });
  expect(lines(source)).toEqual(["new"]);
});

test("a search that is given up asks for no more, and finds nothing", async () => {
  const source = new LogSource("x", "stdout", false);
  const opening = source.open();
  (await nextAsked()).answer("skipped\nlast\n");
  await opening;
  const search = new AbortController();
  const left: number[] = [];
  const finding = source.findBefore(() => false, search.signal, (bytes) => left.push(bytes));
  const question = await nextAsked();
  search.abort();
  question.answer(`${"x".repeat(LINE - 1)}\n`.repeat(20));
  expect(await finding).toBeUndefined();
  expect(left).toHaveLength(1);
  expect(asked).toEqual([]);
  expect(source.snapshot().error).toBeUndefined();
});
