import { useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense, type ReactElement } from "react";
import { Loading } from "../../components/Loading";
import { AppLine, AppStates } from "./AppLine";
import {
  labelOf,
  useStreamLint,
  type RunningStream,
  type Stream,
  type StreamApp,
} from "./queries";
import { graphOf } from "./streamGraph";

const StreamCanvas = lazy(() =>
  import("./StreamCanvas").then((module) => ({ default: module.StreamCanvas })),
);

/** The apps of a stream with how they are: as a graph where there is room, in a row of boxes elsewhere. */
export function StreamStates({
  stream,
  apps,
  running,
}: {
  stream: Stream;
  apps: StreamApp[];
  running: RunningStream | undefined;
}): ReactElement {
  const isWide = useMediaQuery("(min-width: 62em)");
  const lint = useStreamLint(stream.name, isWide ? stream.originalDslText : "");
  const shape = lint.data?.shape;
  const deployments = running?.apps ?? [];
  const nameOf = (app: RunningStream["apps"][number]): string => labelOf(stream.name, app);
  // What runs besides, as an app that is not registered any more, has no place in the graph.
  const isDrawn =
    shape !== undefined &&
    deployments.every((app) => shape.apps.some(({ label }) => label === nameOf(app)));
  if (!isWide || !isDrawn) {
    return <AppLine apps={apps} running={running} />;
  }
  return (
    <Suspense fallback={<Loading height={200} />}>
      <StreamCanvas
        graph={graphOf(shape, lint.data?.text ?? "")}
        down={false}
        details={(part) =>
          part.kind === "app" &&
          running && (
            <AppStates
              stream={stream.name}
              deployments={deployments.filter((app) => nameOf(app) === part.label)}
            />
          )
        }
      />
    </Suspense>
  );
}
