/** What an editor draws of a definition; where its parts are is said by the server. */
export interface StreamShape {
  source: DestinationPlace | null;
  apps: AppPlace[];
  sink: DestinationPlace | null;
  /** Whether the apps are connected with nothing. */
  unbound: boolean;
}

export interface DestinationPlace {
  name: string;
  start: number;
  end: number;
}

export interface AppPlace {
  label: string;
  name: string;
  start: number;
  nameEnd: number;
  end: number;
}

export type StreamNodeKind = "app" | "source" | "sink";

export interface StreamNode {
  /** Different from all others of the graph. */
  id: string;
  /** `source` and `sink` are named destinations, read from and written to. */
  kind: StreamNodeKind;
  /** What an app is registered as, or a destination's name without the colon. */
  name: string;
  /** What an app is called in the stream. */
  label: string;
  /** The properties as they are written, with the blank before them. */
  rest: string;
}

export interface StreamEdge {
  from: string;
  to: string;
}

/** Every node has at most one edge in and one out, and there is no way round. */
export interface StreamGraph {
  nodes: StreamNode[];
  edges: StreamEdge[];
  /** What stands before the first part, such as the stream's name. */
  prefix: string;
}

export const EMPTY_GRAPH: StreamGraph = { nodes: [], edges: [], prefix: "" };

const LABEL = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
const DESTINATION = /^[A-Za-z0-9/#*_-]+(\.[A-Za-z0-9/#*_-]+)*$/;

function appNode(label: string, name: string, rest: string): StreamNode {
  return { id: `app ${label}`, kind: "app", name, label, rest };
}

function destinationNode(kind: "source" | "sink", name: string, rest: string): StreamNode {
  return { id: kind, kind, name, label: name, rest };
}

/** The graph of a text and of what the server says of it; properties stay as they are written. */
export function graphOf(shape: StreamShape, text: string): StreamGraph {
  const { source, sink } = shape;
  const nodes = [
    ...(source === null ? [] : [placedDestination("source", source, text)]),
    ...shape.apps.map(({ label, name, nameEnd, end }) =>
      appNode(label, name, text.slice(nameEnd, end)),
    ),
    ...(sink === null ? [] : [placedDestination("sink", sink, text)]),
  ];
  const start = source?.start ?? shape.apps[0]?.start ?? 0;
  return {
    nodes,
    edges: shape.unbound ? [] : line(nodes),
    prefix: text.slice(0, start),
  };
}

function placedDestination(
  kind: "source" | "sink",
  { name, start, end }: DestinationPlace,
  text: string,
): StreamNode {
  // The colon is adjacent to the name.
  return destinationNode(kind, name, text.slice(start + 1 + name.length, end));
}

function line(nodes: StreamNode[]): StreamEdge[] {
  return nodes.slice(1).map(({ id }, index) => ({ from: nodes[index]?.id ?? "", to: id }));
}

/** The nodes in lines, each from its beginning to its end, in the order of their beginnings. */
export function linesOf(graph: StreamGraph): StreamNode[][] {
  return graph.nodes
    .filter(({ id }) => before(graph, id) === undefined)
    .map((head) => {
      const found: StreamNode[] = [];
      for (let node: StreamNode | undefined = head; node; node = after(graph, node.id)) {
        found.push(node);
      }
      return found;
    });
}

export function nodeOf(graph: StreamGraph, id: string): StreamNode | undefined {
  return graph.nodes.find((node) => node.id === id);
}

export function before(graph: StreamGraph, id: string): StreamNode | undefined {
  const edge = graph.edges.find(({ to }) => to === id);
  return edge && nodeOf(graph, edge.from);
}

export function after(graph: StreamGraph, id: string): StreamNode | undefined {
  const edge = graph.edges.find(({ from }) => from === id);
  return edge && nodeOf(graph, edge.to);
}

/** What its neighbours make of an app. */
export function typeOf(
  graph: StreamGraph,
  id: string,
): "source" | "processor" | "sink" | "app" {
  const receives = before(graph, id) !== undefined;
  const sends = after(graph, id) !== undefined;
  if (receives) {
    return sends ? "processor" : "sink";
  }
  return sends ? "source" : "app";
}

/**
 * The text of a graph; undefined while it is none: a stream is one line, or apps of which none is
 * connected.
 */
export function textOf(graph: StreamGraph): string | undefined {
  const lines = linesOf(graph);
  if (lines.length === 0) {
    return "";
  }
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) {
    const apps = only.filter(({ kind }) => kind === "app");
    if (apps.length === 0 && only.length === 1) {
      return undefined;
    }
    const parts = only.filter(({ kind }) => kind !== "app").map(written);
    const middle = apps.map(written).join(" | ");
    const ends = [
      ...(only[0]?.kind === "source" ? [parts[0]] : []),
      ...(middle === "" ? [] : [middle]),
      ...(only.at(-1)?.kind === "sink" ? [parts.at(-1)] : []),
    ];
    return graph.prefix + ends.join(" > ");
  }
  const unbound = lines.every((nodes) => nodes.length === 1 && nodes[0]?.kind === "app");
  return unbound ? graph.prefix + graph.nodes.map(written).join(" || ") : undefined;
}

function written({ kind, name, label, rest }: StreamNode): string {
  if (kind !== "app") {
    return `:${name}${rest}`;
  }
  return (label === name ? name : `${label}: ${name}`) + rest;
}

/** Adds an app behind a node, before what followed it; behind nothing it stays unconnected. */
export function addApp(graph: StreamGraph, name: string, behind: string | undefined): StreamGraph {
  const node = appNode(freeLabel(graph, name), name, "");
  const previous = behind === undefined ? undefined : nodeOf(graph, behind);
  if (previous === undefined || previous.kind === "sink") {
    return { ...graph, nodes: [...graph.nodes, node] };
  }
  const next = after(graph, previous.id);
  const nodes = graph.nodes.flatMap((one) => (one === previous ? [one, node] : [one]));
  return {
    ...graph,
    nodes,
    edges: [
      ...graph.edges.filter(({ from }) => from !== previous.id),
      { from: previous.id, to: node.id },
      ...(next === undefined ? [] : [{ from: node.id, to: next.id }]),
    ],
  };
}

function freeLabel(graph: StreamGraph, name: string): string {
  const taken = new Set(graph.nodes.filter(({ kind }) => kind === "app").map(({ label }) => label));
  let label = name;
  for (let number = 2; taken.has(label); number++) {
    label = `${name}${String(number)}`;
  }
  return label;
}

/** Sets what the line reads from or writes to; another such destination is replaced. */
export function addDestination(
  graph: StreamGraph,
  kind: "source" | "sink",
  name: string,
): StreamGraph {
  const present = nodeOf(graph, kind);
  if (present) {
    return rename(graph, kind, name) ?? graph;
  }
  const node = destinationNode(kind, name, "");
  const lines = linesOf(graph);
  const apps = lines.flat().filter((one) => one.kind !== kind);
  const nodes = kind === "source" ? [node, ...graph.nodes] : [...graph.nodes, node];
  const end = kind === "source" ? apps[0] : apps.at(-1);
  if (end === undefined) {
    return { ...graph, nodes };
  }
  const edge =
    kind === "source" ? { from: node.id, to: end.id } : { from: end.id, to: node.id };
  return { ...graph, nodes, edges: [...graph.edges, edge] };
}

/** Whether what a node writes can be read by the other. */
export function canConnect(graph: StreamGraph, from: string, to: string): boolean {
  const source = nodeOf(graph, from);
  const target = nodeOf(graph, to);
  if (!source || !target || from === to || source.kind === "sink" || target.kind === "source") {
    return false;
  }
  for (let node = after(graph, to); node; node = after(graph, node.id)) {
    if (node.id === from) {
      return false;
    }
  }
  return true;
}

/** Leads what a node writes to another; both lose what they were connected with there. */
export function connect(graph: StreamGraph, from: string, to: string): StreamGraph {
  if (!canConnect(graph, from, to)) {
    return graph;
  }
  return {
    ...graph,
    edges: [...graph.edges.filter((edge) => edge.from !== from && edge.to !== to), { from, to }],
  };
}

/** Takes away what leads out of a node. */
export function disconnect(graph: StreamGraph, from: string): StreamGraph {
  return { ...graph, edges: graph.edges.filter((edge) => edge.from !== from) };
}

/** Takes a node away and closes the line behind it. */
export function remove(graph: StreamGraph, id: string): StreamGraph {
  const previous = before(graph, id);
  const next = after(graph, id);
  return {
    ...graph,
    nodes: graph.nodes.filter((node) => node.id !== id),
    edges: [
      ...graph.edges.filter(({ from, to }) => from !== id && to !== id),
      ...(previous && next ? [{ from: previous.id, to: next.id }] : []),
    ],
  };
}

/** Gives an app another label or a destination another name; undefined when it cannot be called that. */
export function rename(graph: StreamGraph, id: string, label: string): StreamGraph | undefined {
  const node = nodeOf(graph, id);
  if (node === undefined || !(node.kind === "app" ? LABEL : DESTINATION).test(label)) {
    return undefined;
  }
  if (node.kind !== "app") {
    return {
      ...graph,
      nodes: graph.nodes.map((one) => (one === node ? { ...one, name: label, label } : one)),
    };
  }
  const renamed = appNode(label, node.name, node.rest);
  if (graph.nodes.some((one) => one !== node && one.id === renamed.id)) {
    return undefined;
  }
  return {
    ...graph,
    nodes: graph.nodes.map((one) => (one === node ? renamed : one)),
    edges: graph.edges.map(({ from, to }) => ({
      from: from === id ? renamed.id : from,
      to: to === id ? renamed.id : to,
    })),
  };
}
