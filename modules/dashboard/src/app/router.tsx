import { createRouter, type RouterHistory } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { ErrorPanel } from "../components/ErrorPanel";
import { appRoutes } from "../features/apps/routes";
import { executionRoutes } from "../features/executions/routes";
import { auditRoutes } from "../features/audit/routes";
import { homeRoutes } from "../features/home/routes";
import { jobRoutes } from "../features/jobs/routes";
import { launchRoutes } from "../features/launch/routes";
import { runtimeRoutes } from "../features/runtime/routes";
import { settingsRoutes } from "../features/settings/routes";
import { streamRoutes } from "../features/streams/routes";
import { taskRoutes } from "../features/tasks/routes";
import { toolsRoutes } from "../features/tools/routes";
import { rootRoute } from "./rootRoute";

const routeTree = rootRoute.addChildren([
  ...homeRoutes,
  ...appRoutes,
  ...streamRoutes,
  ...runtimeRoutes,
  ...taskRoutes,
  ...launchRoutes,
  ...executionRoutes,
  ...jobRoutes,
  ...auditRoutes,
  ...toolsRoutes,
  ...settingsRoutes,
]);

function PageError({ error, reset }: { error: unknown; reset: () => void }): ReactElement {
  return <ErrorPanel error={error} onRetry={reset} />;
}

// The type is what the router is registered with below.
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types
export function newRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    basepath: "/dashboard",
    defaultErrorComponent: PageError,
    scrollRestoration: true,
    ...(history && { history }),
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
