import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { rootRoute } from "../../app/rootRoute";
import { paging } from "../../app/search";
import { TASK_TABS } from "./tabs";

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/tasks",
  validateSearch: z.object({
    ...paging("taskName,ASC"),
    q: z.string().catch("").default(""),
  }),
  component: lazyRouteComponent(() => import("./TasksPage"), "TasksPage"),
});

const createTaskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/tasks/create",
  validateSearch: z.object({
    app: z.string().optional().catch(undefined),
    way: z.enum(["app", "dsl"]).catch("app").default("app"),
  }),
  component: lazyRouteComponent(() => import("./CreateTaskPage"), "CreateTaskPage"),
});

const taskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/tasks/$name",
  validateSearch: z.object({
    tab: z.enum(TASK_TABS).catch("overview").default("overview"),
    cursor: z.string().optional().catch(undefined),
    page: paging("").page,
  }),
  component: lazyRouteComponent(() => import("./TaskPage"), "TaskPage"),
});

export const taskRoutes = [listRoute, createTaskRoute, taskRoute] as const;
