import {
  Button,
  Group,
  NativeSelect,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "../../components/ErrorPanel";
import { Loading } from "../../components/Loading";
import { APP_TYPES, useStreamApplications } from "../apps/queries";
import type { StreamLint } from "./queries";
import classes from "./StreamDrawing.module.css";
import {
  addApp,
  addDestination,
  after,
  canConnect,
  connect,
  disconnect,
  EMPTY_GRAPH,
  graphOf,
  linesOf,
  nodeOf,
  remove,
  rename,
  textOf,
  type StreamGraph,
  type StreamNode,
} from "./streamGraph";
import { usePartKind } from "./usePartKind";

const StreamCanvas = lazy(() =>
  import("./StreamCanvas").then((module) => ({ default: module.StreamCanvas })),
);

/** A graph and the text it belongs to. */
interface Drawn {
  graph: StreamGraph;
  text: string;
}

/** The definition as a graph, in which it can be changed as well as in the text. */
export function StreamDrawing({
  dsl,
  lint,
  onChange,
}: {
  dsl: string;
  /** What the server said last, maybe of an older text. */
  lint: StreamLint | undefined;
  onChange: (dsl: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const down = useMediaQuery("(max-width: 48em)");
  /** What was done here; it counts until the text becomes another. */
  const [draft, setDraft] = useState<Drawn>();
  const [readable, setReadable] = useState<Drawn>();
  const [selection, setSelection] = useState<string>();

  if (lint?.shape && lint.text !== readable?.text) {
    setReadable({ graph: graphOf(lint.shape, lint.text), text: lint.text });
    if (lint.text === dsl && draft?.text !== dsl) {
      setDraft(undefined);
    }
  }
  const empty = dsl.trim() === "" ? { graph: EMPTY_GRAPH, text: dsl } : undefined;
  const shown =
    [draft, empty, readable].find((drawn) => drawn?.text === dsl) ?? draft ?? readable;
  const graph = shown?.graph ?? EMPTY_GRAPH;
  const isCurrent = shown?.text === dsl;
  const unfinished = isCurrent && textOf(graph) === undefined;
  const selected = nodeOf(graph, selection ?? "") ?? linesOf(graph).at(-1)?.at(-1);

  function apply(changed: StreamGraph, next?: string): void {
    const text = textOf(changed);
    setDraft({ graph: changed, text: text ?? dsl });
    if (next !== undefined) {
      setSelection(next);
    }
    if (text !== undefined && text !== dsl) {
      onChange(text);
    }
  }

  return (
    <section aria-label={t("streams.graph")}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("streams.graph")}
        </Title>
        <Suspense fallback={<Loading height={260} />}>
          <StreamCanvas
            graph={graph}
            down={down}
            stale={!isCurrent}
            editing={
              isCurrent
                ? {
                    selected: selected?.id,
                    onSelect: setSelection,
                    onConnect: (from, to) => {
                      apply(connect(graph, from, to), from);
                    },
                    onDisconnect: (from) => {
                      apply(disconnect(graph, from));
                    },
                    onRemove: (id) => {
                      apply(remove(graph, id));
                    },
                  }
                : undefined
            }
          />
        </Suspense>
        <Text size="sm" c="dimmed" role="status">
          {unfinished
            ? t("streams.unconnected")
            : isCurrent
              ? graph.nodes.length === 0
                ? t("streams.emptyGraph")
                : ""
              : t("streams.staleGraph")}
        </Text>
        <AddPart graph={graph} disabled={!isCurrent} onChange={apply} />
        {selected && (
          <ChangePart
            graph={graph}
            part={selected}
            disabled={!isCurrent}
            onSelect={setSelection}
            onChange={apply}
          />
        )}
      </Stack>
    </section>
  );
}

const NOWHERE = "";

function AddPart({
  graph,
  disabled,
  onChange,
}: {
  graph: StreamGraph;
  disabled: boolean;
  onChange: (graph: StreamGraph, next?: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const apps = useStreamApplications();
  const [app, setApp] = useState("");
  const [behind, setBehind] = useState<string>();
  const [kind, setKind] = useState<"source" | "sink">("source");
  const [destination, setDestination] = useState("");
  const [refused, setRefused] = useState(false);

  const places = graph.nodes.filter((node) => node.kind !== "sink");
  const isThere = behind === NOWHERE || places.some(({ id }) => id === behind);
  const place = isThere ? behind : (places.at(-1)?.id ?? NOWHERE);
  const groups = APP_TYPES.map((type) => ({
    group: type,
    items: (apps.data ?? [])
      .filter((one) => one.type === type)
      .map(({ name }) => ({ value: `${type}:${name}`, label: name })),
  })).filter(({ items }) => items.length > 0);

  function addTheApp(): void {
    const name = app.slice(app.indexOf(":") + 1);
    const changed = addApp(graph, name, place === NOWHERE ? undefined : place);
    const added = changed.nodes.find((node) => nodeOf(graph, node.id) === undefined);
    setBehind(undefined);
    onChange(changed, added?.id);
  }

  function addTheDestination(): void {
    const name = destination.replace(/^:/, "");
    const changed = addDestination(graph, kind, name);
    // A name that cannot be one is refused by the same rule as a new name.
    if (rename(changed, kind, name) === undefined) {
      setRefused(true);
      return;
    }
    setDestination("");
    onChange(changed, kind);
  }

  return (
    <fieldset className={classes.group} disabled={disabled}>
      <legend>{t("streams.addPart")}</legend>
      <Stack gap="sm">
        {apps.error && <ErrorPanel error={apps.error} onRetry={apps.refetch} />}
        <Group align="flex-end" gap="sm">
          <NativeSelect
            label={t("streams.app")}
            value={app}
            data={[{ value: "", label: "" }, ...groups]}
            onChange={(event) => {
              setApp(event.currentTarget.value);
            }}
          />
          <NativeSelect
            label={t("streams.behind")}
            value={place}
            data={[
              ...places.map(({ id, label }) => ({ value: id, label })),
              { value: NOWHERE, label: t("streams.notConnected") },
            ]}
            onChange={(event) => {
              setBehind(event.currentTarget.value);
            }}
          />
          <Button variant="default" disabled={app === "" || disabled} onClick={addTheApp}>
            {t("streams.addApp")}
          </Button>
        </Group>
        <Group align="flex-end" gap="sm">
          <NativeSelect
            label={t("streams.destinationKind")}
            value={kind}
            data={[
              { value: "source", label: t("streams.readFrom") },
              { value: "sink", label: t("streams.writtenTo") },
            ]}
            onChange={(event) => {
              setKind(event.currentTarget.value === "sink" ? "sink" : "source");
            }}
          />
          <TextInput
            label={t("streams.destination")}
            placeholder={kind === "source" ? t("streams.destinationExample") : ""}
            value={destination}
            error={refused ? t("streams.destinationInvalid") : undefined}
            onChange={(event) => {
              setRefused(false);
              setDestination(event.currentTarget.value.trim());
            }}
          />
          <Button
            variant="default"
            disabled={destination === "" || disabled}
            onClick={addTheDestination}
          >
            {t("streams.addDestination")}
          </Button>
        </Group>
      </Stack>
    </fieldset>
  );
}

/** All that pointer and keys do in the graph, for one part. */
function ChangePart({
  graph,
  part,
  disabled,
  onSelect,
  onChange,
}: {
  graph: StreamGraph;
  part: StreamNode;
  disabled: boolean;
  onSelect: (id: string) => void;
  onChange: (graph: StreamGraph, next?: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const kindOf = usePartKind();
  /** What was typed, and for which part. */
  const [typed, setTyped] = useState<{ id: string; label: string; refused: boolean }>();
  const mine = typed?.id === part.id ? typed : undefined;
  const label = mine?.label ?? part.label;
  const next = after(graph, part.id);

  function callIt(): void {
    const changed = rename(graph, part.id, label);
    if (changed === undefined) {
      setTyped({ id: part.id, label, refused: true });
      return;
    }
    setTyped(undefined);
    onChange(changed, part.kind === "app" ? `app ${label}` : part.id);
  }

  return (
    <fieldset className={classes.group} disabled={disabled}>
      <legend>{t("streams.changePart")}</legend>
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={t("streams.part")}
          value={part.id}
          data={linesOf(graph)
            .flat()
            .map((node) => ({ value: node.id, label: `${node.label} (${kindOf(graph, node)})` }))}
          onChange={(event) => {
            onSelect(event.currentTarget.value);
          }}
        />
        <TextInput
          label={t(part.kind === "app" ? "streams.label" : "streams.destination")}
          value={label}
          error={mine?.refused ? t(part.kind === "app" ? "streams.labelInvalid" : "streams.destinationInvalid") : undefined}
          onChange={(event) => {
            setTyped({ id: part.id, label: event.currentTarget.value.trim(), refused: false });
          }}
        />
        <Button
          variant="default"
          disabled={disabled || label === part.label}
          onClick={callIt}
        >
          {t("streams.rename")}
        </Button>
        {part.kind !== "sink" && (
          <NativeSelect
            label={t("streams.leadsTo")}
            value={next?.id ?? NOWHERE}
            data={[
              { value: NOWHERE, label: t("streams.notConnected") },
              ...graph.nodes
                .filter((node) => node === next || canConnect(graph, part.id, node.id))
                .map(({ id, label: other }) => ({ value: id, label: other })),
            ]}
            onChange={(event) => {
              const { value } = event.currentTarget;
              onChange(
                value === NOWHERE ? disconnect(graph, part.id) : connect(graph, part.id, value),
                part.id,
              );
            }}
          />
        )}
        <Button
          variant="outline"
          color="red"
          disabled={disabled}
          onClick={() => {
            onChange(remove(graph, part.id));
          }}
        >
          {t("streams.removePart")}
        </Button>
      </Group>
    </fieldset>
  );
}
