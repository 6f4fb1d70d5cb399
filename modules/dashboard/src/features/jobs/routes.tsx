import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { BATCH_STATUSES } from "../../api/types";
import { rootRoute } from "../../app/rootRoute";
import { paging, pageSize } from "../../app/search";

const text = z.coerce.string().optional().catch(undefined);
const moment = z.iso.datetime().optional().catch(undefined);
const id = { parse: (value: string) => z.coerce.number().int().parse(value), stringify: String };

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/job-executions",
  validateSearch: z.object({
    status: z.array(z.enum(BATCH_STATUSES)).optional().catch(undefined),
    job: text,
    from: moment,
    to: moment,
    exitCode: text,
    text,
    size: pageSize,
    cursor: text,
  }),
  component: lazyRouteComponent(() => import("./JobExecutionsPage"), "JobExecutionsPage"),
});

const schemaTarget = z.string().catch("").default("");

const detailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/job-executions/$id",
  params: {
    parse: (params) => ({ id: id.parse(params.id) }),
    stringify: (params) => ({ id: id.stringify(params.id) }),
  },
  validateSearch: z.object({ schemaTarget }),
  component: lazyRouteComponent(() => import("./JobExecutionPage"), "JobExecutionPage"),
});

const stepRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/job-executions/$id/steps/$stepId",
  params: {
    parse: (params) => ({ id: id.parse(params.id), stepId: id.parse(params.stepId) }),
    stringify: (params) => ({ id: id.stringify(params.id), stepId: id.stringify(params.stepId) }),
  },
  validateSearch: z.object({ schemaTarget }),
  component: lazyRouteComponent(() => import("./StepPage"), "StepPage"),
});

const instancesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/jobs/$name",
  validateSearch: z.object({ page: paging("").page, size: pageSize }),
  component: lazyRouteComponent(() => import("./JobPage"), "JobPage"),
});

export const jobRoutes = [listRoute, detailRoute, stepRoute, instancesRoute] as const;
