import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { rootRoute } from "../../app/rootRoute";
import { TOOLS } from "./tools";

const toolsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/tools",
  validateSearch: z.object({ tool: z.enum(TOOLS).catch("export").default("export") }),
  component: lazyRouteComponent(() => import("./ToolsPage"), "ToolsPage"),
});

export const toolsRoutes = [toolsRoute] as const;
