import { Text } from "@mantine/core";
import {
  Controls,
  Handle,
  MarkerType,
  Position,
  ReactFlow,
  type AriaLabelConfig,
  type Edge,
  type Node,
  type NodeProps,
  type ReactFlowInstance,
} from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import {
  useEffect,
  useMemo,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
} from "react";
import { useTranslation } from "react-i18next";
import { placesOf, type Box } from "./layout";
import classes from "./StreamCanvas.module.css";
import { canConnect, nodeOf, typeOf, type StreamGraph, type StreamNode } from "./streamGraph";
import { usePartKind } from "./usePartKind";

/** What can be done with the graph by pointer and keys; without it the graph is only looked at. */
export interface CanvasEditing {
  selected: string | undefined;
  onSelect: (id: string) => void;
  onConnect: (from: string, to: string) => void;
  onDisconnect: (from: string) => void;
  onRemove: (id: string) => void;
}

type FlowNode = Node<
  {
    part: StreamNode;
    type: ReturnType<typeof typeOf>;
    kind: string;
    down: boolean;
    chosen: boolean;
    editable: boolean;
    details: ReactNode;
  },
  "part"
>;

const NODE_TYPES = { part: Part };
const SMALL: Box = { width: 180, height: 60 };
const LARGE: Box = { width: 210, height: 116 };

/** The apps and destinations of a stream and what flows between them. */
export function StreamCanvas({
  graph,
  down,
  stale = false,
  editing,
  details,
}: {
  graph: StreamGraph;
  /** Whether data flows from top to bottom, as there is little room from left to right. */
  down: boolean;
  /** Whether it shows something older than the text. */
  stale?: boolean;
  editing?: CanvasEditing | undefined;
  /** What else is said of a part, in larger boxes. */
  details?: ((part: StreamNode) => ReactNode) | undefined;
}): ReactElement {
  const { t } = useTranslation();
  const kindOf = usePartKind();
  const [flow, setFlow] = useState<ReactFlowInstance<FlowNode>>();
  const box = details === undefined ? SMALL : LARGE;
  const places = useMemo(() => placesOf(graph, box, down), [graph, box, down]);
  const nodes = places.flatMap(({ id, x, y }): FlowNode[] => {
    const part = nodeOf(graph, id);
    return part === undefined
      ? []
      : [
          {
            id,
            type: "part",
            position: { x, y },
            ...box,
            draggable: false,
            ariaLabel: `${kindOf(graph, part)} ${part.label}`,
            data: {
              part,
              type: typeOf(graph, id),
              kind: kindOf(graph, part),
              down,
              chosen: editing?.selected === id,
              editable: editing !== undefined,
              details: details?.(part),
            },
          },
        ];
  });
  const edges = graph.edges.map(
    ({ from, to }): Edge => ({
      id: edgeId(from),
      source: from,
      target: to,
      markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16 },
      ariaLabel: t("streams.edgeOf", {
        from: nodeOf(graph, from)?.label ?? from,
        to: nodeOf(graph, to)?.label ?? to,
      }),
    }),
  );
  const shape = places.map(({ id, x, y }) => `${id} ${x} ${y}`).join("\n");
  useEffect(() => {
    // Without moving there slowly, as some people become sick of it.
    void flow?.fitView({ maxZoom: 1, padding: 0.12 });
  }, [flow, shape]);

  const height = down
    ? Math.min(560, Math.max(200, graph.nodes.length * (box.height + 32) + 48))
    : details === undefined
      ? 260
      : 200;
  return (
    <div className={`${classes.canvas ?? ""} ${stale ? (classes.stale ?? "") : ""}`} style={{ height }}>
      <ReactFlow
        aria-label={t("streams.graph")}
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        onInit={setFlow}
        fitView
        fitViewOptions={{ maxZoom: 1, padding: 0.12 }}
        minZoom={0.2}
        maxZoom={1.5}
        nodesDraggable={false}
        nodesConnectable={editing !== undefined}
        nodesFocusable={editing !== undefined}
        edgesFocusable={editing !== undefined}
        // What Delete takes away is what has the focus, not what was chosen some time ago.
        elementsSelectable={false}
        deleteKeyCode={null}
        // The page is scrolled over it.
        zoomOnScroll={false}
        preventScrolling={false}
        zoomOnDoubleClick={false}
        isValidConnection={({ source, target }) => canConnect(graph, source, target)}
        onConnect={({ source, target }) => editing?.onConnect(source, target)}
        onNodeClick={(_, { id }) => editing?.onSelect(id)}
        tabIndex={-1}
        onKeyDown={(event) => {
          if (editing !== undefined && pressed(event, graph, editing)) {
            event.preventDefault();
          }
        }}
        ariaLabelConfig={
          {
            "node.a11yDescription.default": t("streams.nodeKeys"),
            "node.a11yDescription.keyboardDisabled": t("streams.nodeKeys"),
            "edge.a11yDescription.default": t("streams.edgeKeys"),
            "controls.ariaLabel": t("streams.zoom"),
            "controls.zoomIn.ariaLabel": t("streams.zoomIn"),
            "controls.zoomOut.ariaLabel": t("streams.zoomOut"),
            "controls.fitView.ariaLabel": t("streams.fitView"),
            "handle.ariaLabel": t("streams.handle"),
          } satisfies Partial<AriaLabelConfig>
        }
        // It would be a link out of a closed network.
        proOptions={{ hideAttribution: true }}
      >
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

/** Only one edge leads out of a node. */
function edgeId(from: string): string {
  return `out of ${from}`;
}

/** Does what a key means for the part or the connection that has the focus; false when it means nothing. */
function pressed(
  event: KeyboardEvent<HTMLElement>,
  graph: StreamGraph,
  editing: CanvasEditing,
): boolean {
  const id = event.target instanceof Element ? event.target.getAttribute("data-id") : null;
  const node = graph.nodes.find((one) => one.id === id);
  const edge = graph.edges.find(({ from }) => edgeId(from) === id);
  const removes = event.key === "Delete" || event.key === "Backspace";
  if (node && removes) {
    editing.onRemove(node.id);
  } else if (edge && removes) {
    editing.onDisconnect(edge.from);
  } else if (node && (event.key === "Enter" || event.key === " ")) {
    editing.onSelect(node.id);
    return true;
  } else {
    return false;
  }
  // What had the focus is no more.
  event.currentTarget.focus();
  return true;
}

function Part({ data }: NodeProps<FlowNode>): ReactElement {
  const { part, type, kind, down, chosen, editable, details } = data;
  const tone = part.kind === "app" ? classes[type] : classes.destination;
  const handle = `${classes.handle ?? ""} ${editable ? "" : (classes.still ?? "")}`;
  return (
    <>
      {part.kind !== "source" && (
        <Handle
          type="target"
          position={down ? Position.Top : Position.Left}
          className={handle}
          isConnectable={editable}
        />
      )}
      <div className={`${classes.node ?? ""} ${tone ?? ""} ${chosen ? (classes.selected ?? "") : ""}`}>
        <Text size="sm" fw={600} lh={1.3} className={classes.label} title={part.label}>
          {part.kind === "app" ? part.label : `:${part.label}`}
        </Text>
        <Text size="xs" c="dimmed" lh={1.3} className={classes.kind} title={part.name}>
          {kind}
          {part.kind === "app" && part.name !== part.label && ` · ${part.name}`}
        </Text>
        {details}
      </div>
      {part.kind !== "sink" && (
        <Handle
          type="source"
          position={down ? Position.Bottom : Position.Right}
          className={handle}
          isConnectable={editable}
        />
      )}
    </>
  );
}
