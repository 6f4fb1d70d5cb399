import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { rootRoute } from "../../app/rootRoute";

const launchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/tasks/$name/launch",
  validateSearch: z.object({
    /** The execution whose properties and arguments the form starts with. */
    from: z.number().int().optional().catch(undefined),
    schemaTarget: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import("./LaunchPage"), "LaunchPage"),
});

export const launchRoutes = [launchRoute] as const;
