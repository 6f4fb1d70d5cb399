import { describe, expect, test } from "vitest";
import {
  addApp,
  addDestination,
  canConnect,
  connect,
  disconnect,
  EMPTY_GRAPH,
  graphOf,
  linesOf,
  remove,
  rename,
  textOf,
  typeOf,
  type AppPlace,
  type DestinationPlace,
  type StreamGraph,
} from "./streamGraph";

/** What the server says of a text that has these parts, in this order. */
function read(text: string, ...parts: string[]): StreamGraph {
  let from = 0;
  let source: DestinationPlace | null = null;
  let sink: DestinationPlace | null = null;
  const apps: AppPlace[] = [];
  for (const part of parts) {
    const start = text.indexOf(part, from);
    const end = start + part.length;
    from = end;
    if (part.startsWith(":")) {
      const place = { name: part.slice(1).split(" ")[0] ?? "", start, end };
      if (start === text.length - text.trimStart().length) {
        source = place;
      } else {
        sink = place;
      }
    } else {
      const [, label, name = ""] = /^(?:([\w-]+): *)?([\w-]+)/.exec(part) ?? [];
      const nameEnd = start + (/^(?:[\w-]+: *)?[\w-]+/.exec(part)?.[0].length ?? 0);
      apps.push({ label: label ?? name, name, start, nameEnd, end });
    }
  }
  const unbound = text.includes("||") || (apps.length === 1 && !source && !sink);
  return graphOf({ source, apps, sink, unbound }, text);
}

const ticks = (): StreamGraph => read("time | shout | log", "time", "shout", "log");

describe("text becomes a graph and the graph the text", () => {
  test.each<{ text: string; parts: string[]; written?: string; edges: number }>([
    { text: "time | log", parts: ["time", "log"], edges: 1 },
    { text: "time|log", parts: ["time", "log"], written: "time | log", edges: 1 },
    {
      text: "t: time --a.b='x | y' --c=\"d\" | log",
      parts: ["t: time --a.b='x | y' --c=\"d\"", "log"],
      edges: 1,
    },
    { text: "s = time | log", parts: ["time", "log"], edges: 1 },
    { text: ":in --group=g > a | b > :out", parts: [":in --group=g", "a", "b", ":out"], edges: 3 },
    { text: ":ticks.time > log", parts: [":ticks.time", "log"], edges: 1 },
    { text: ":a > :b", parts: [":a", ":b"], edges: 1 },
    { text: "a || b || c --x=1", parts: ["a", "b", "c --x=1"], edges: 0 },
    { text: "alone", parts: ["alone"], edges: 0 },
  ])("$text", ({ text, parts, written, edges }) => {
    const graph = read(text, ...parts);
    expect(graph.edges).toHaveLength(edges);
    expect(textOf(graph)).toBe(written ?? text);
  });

  test("a graph of nothing is no text", () => {
    expect(textOf(EMPTY_GRAPH)).toBe("");
  });
});

describe("a changed graph is another text", () => {
  test.each<[string, (graph: StreamGraph) => StreamGraph | undefined, string | undefined]>([
    ["added behind", (g) => addApp(g, "filter", "app time"), "time | filter | shout | log"],
    ["added at the end", (g) => addApp(g, "keep", "app log"), "time | shout | log | keep"],
    ["of the same name", (g) => addApp(g, "log", "app log"), "time | shout | log | log2: log"],
    ["not connected", (g) => addApp(g, "keep", undefined), undefined],
    ["removed", (g) => remove(g, "app shout"), "time | log"],
    ["the first removed", (g) => remove(g, "app time"), "shout | log"],
    ["labelled", (g) => rename(g, "app shout", "loud"), "time | loud: shout | log"],
    ["disconnected", (g) => disconnect(g, "app time"), undefined],
    [
      "all disconnected",
      (g) => disconnect(disconnect(g, "app time"), "app shout"),
      "time || shout || log",
    ],
    ["read from", (g) => addDestination(g, "source", "in"), ":in > time | shout | log"],
    ["written to", (g) => addDestination(g, "sink", "out"), "time | shout | log > :out"],
    ["a tap", (g) => addDestination(g, "source", "s.app"), ":s.app > time | shout | log"],
    [
      "another destination",
      (g) => rename(addDestination(g, "sink", "out"), "sink", "else"),
      "time | shout | log > :else",
    ],
    [
      "put elsewhere",
      (g) => connect(connect(disconnect(g, "app shout"), "app log", "app shout"), "app time", "app log"),
      "time | log | shout",
    ],
  ])("%s", (_, change, text) => {
    const changed = change(ticks());
    expect(changed && textOf(changed)).toBe(text);
  });

  test("properties stay as they are written", () => {
    const graph = read("time --a='b c' | log --d=e", "time --a='b c'", "log --d=e");
    const labelled = rename(addApp(graph, "shout", "app time"), "app log", "keep");
    expect(labelled && textOf(labelled)).toBe("time --a='b c' | shout | keep: log --d=e");
  });

  test("a first app is a text of its own, and a second is connected", () => {
    const first = addApp(EMPTY_GRAPH, "time", undefined);
    expect(textOf(first)).toBe("time");
    expect(textOf(addApp(first, "log", "app time"))).toBe("time | log");
  });

  test("a destination alone is no stream, two are", () => {
    const source = addDestination(EMPTY_GRAPH, "source", "a");
    expect(textOf(source)).toBeUndefined();
    expect(textOf(addDestination(source, "sink", "b"))).toBe(":a > :b");
  });

  test("an app behind a destination comes before what was written to", () => {
    const bridge = read(":a > :b", ":a", ":b");
    expect(textOf(addApp(bridge, "x", "source"))).toBe(":a > x > :b");
  });
});

test.each([
  ["app time", "app time", false],
  ["app log", "app time", false],
  ["app time", "app log", true],
  ["app shout", "app time", false],
  ["app time", "app nobody", false],
])("whether %s can lead to %s: %s", (from, to, can) => {
  expect(canConnect(ticks(), from, to)).toBe(can);
  if (!can) {
    expect(connect(ticks(), from, to)).toEqual(ticks());
  }
});

test("nothing leads into what is read from, nor out of what is written to", () => {
  const graph = read(":in > a > :out", ":in", "a", ":out");
  expect(canConnect(graph, "app a", "source")).toBe(false);
  expect(canConnect(graph, "sink", "app a")).toBe(false);
});

test.each([
  ["app time", "log"],
  ["app time", ""],
  ["app time", "a b"],
  ["app time", "a|b"],
  ["app nobody", "x"],
])("%s cannot be called '%s'", (id, label) => {
  expect(rename(ticks(), id, label)).toBeUndefined();
});

test("a destination is not called anything with blanks", () => {
  expect(rename(read(":in > a", ":in", "a"), "source", "a b")).toBeUndefined();
});

test("the neighbours make the type", () => {
  const graph = ticks();
  expect(graph.nodes.map(({ id }) => typeOf(graph, id))).toEqual(["source", "processor", "sink"]);
  expect(typeOf(read("a || b", "a", "b"), "app a")).toBe("app");
  expect(typeOf(read(":in > a > :out", ":in", "a", ":out"), "app a")).toBe("processor");
});

test("lines are told apart", () => {
  expect(linesOf(disconnect(ticks(), "app time")).map((line) => line.map((n) => n.label))).toEqual([
    ["time"],
    ["shout", "log"],
  ]);
});
