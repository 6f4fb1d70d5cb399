import { Graph, layout } from "@dagrejs/dagre";
import type { StreamGraph } from "./streamGraph";

export interface Box {
  width: number;
  height: number;
}

export interface Placed {
  id: string;
  x: number;
  y: number;
}

/** Where the nodes stand, by their upper left corners: in the direction in which data flows. */
export function placesOf(graph: StreamGraph, box: Box, down: boolean): Placed[] {
  const drawing = new Graph<{ rankdir: string; nodesep: number; ranksep: number }, Box & Placed>();
  drawing.setGraph({ rankdir: down ? "TB" : "LR", nodesep: 24, ranksep: down ? 32 : 56 });
  drawing.setDefaultEdgeLabel(() => ({}));
  for (const { id } of graph.nodes) {
    drawing.setNode(id, { id, x: 0, y: 0, ...box });
  }
  for (const { from, to } of graph.edges) {
    drawing.setEdge(from, to);
  }
  layout(drawing);
  return graph.nodes.map(({ id }) => {
    const { x, y } = drawing.node(id);
    return { id, x: x - box.width / 2, y: y - box.height / 2 };
  });
}
