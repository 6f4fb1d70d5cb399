import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { rootRoute } from "../../app/rootRoute";
import { paging } from "../../app/search";
import { STREAM_TABS } from "./tabs";

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/streams",
  validateSearch: z.object({
    ...paging("name,ASC"),
    q: z.string().catch("").default(""),
  }),
  component: lazyRouteComponent(() => import("./StreamsPage"), "StreamsPage"),
});

const createStreamRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/streams/create",
  component: lazyRouteComponent(() => import("./CreateStreamPage"), "CreateStreamPage"),
});

const streamRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/streams/$name",
  validateSearch: z.object({
    tab: z.enum(STREAM_TABS).catch("overview").default("overview"),
    /** The deployment whose log is shown. */
    app: z.string().optional().catch(undefined),
    /** The instance of it; all when it is left out. */
    instance: z.string().optional().catch(undefined),
    /** The versions whose manifests are compared. */
    from: z.number().int().optional().catch(undefined),
    to: z.number().int().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import("./StreamPage"), "StreamPage"),
});

const deployRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/streams/$name/deploy",
  component: lazyRouteComponent(() => import("./DeployPage"), "DeployPage"),
});

export const streamRoutes = [listRoute, createStreamRoute, streamRoute, deployRoute] as const;
