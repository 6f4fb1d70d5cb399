import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { rootRoute } from "../../app/rootRoute";
import { paging } from "../../app/search";

const { page, size } = paging("");

const runtimeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/runtime",
  validateSearch: z.object({ page, size }),
  component: lazyRouteComponent(() => import("./RuntimePage"), "RuntimePage"),
});

export const runtimeRoutes = [runtimeRoute] as const;
