import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { rootRoute } from "../../app/rootRoute";
import { paging } from "../../app/search";
import { APP_TYPES } from "./queries";
import { ADD_WAYS } from "./ways";

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/apps",
  validateSearch: z.object({
    ...paging("name,ASC"),
    q: z.string().catch("").default(""),
    type: z.enum(APP_TYPES).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import("./AppsPage"), "AppsPage"),
});

const addRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/apps/add",
  validateSearch: z.object({ way: z.enum(ADD_WAYS).catch("register").default("register") }),
  component: lazyRouteComponent(() => import("./AddAppsPage"), "AddAppsPage"),
});

const detailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/apps/$type/$name",
  params: {
    parse: ({ type, name }) => ({ type: z.enum(APP_TYPES).parse(type), name }),
    stringify: ({ type, name }) => ({ type, name }),
  },
  validateSearch: z.object({
    version: z.coerce.string().optional().catch(undefined),
    tab: z.enum(["properties", "versions"]).catch("properties").default("properties"),
  }),
  component: lazyRouteComponent(() => import("./AppPage"), "AppPage"),
});

export const appRoutes = [listRoute, addRoute, detailRoute] as const;
