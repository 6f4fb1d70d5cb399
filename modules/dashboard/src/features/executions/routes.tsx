import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { RUN_STATES } from "../../api/types";
import { rootRoute } from "../../app/rootRoute";

export const TABS = ["overview", "steps", "log", "properties", "events"] as const;
export type Tab = (typeof TABS)[number];

const state = z.enum(RUN_STATES);
const text = z
  .union([z.string(), z.number().transform(String)])
  .transform((value) => (value.trim() === "" ? undefined : value))
  .optional()
  .catch(undefined);
/** An instant, a time so far back from now (-2h, -7d), or the beginning of today. */
const time = z
  .string()
  .refine((value) => isTime(value))
  .optional()
  .catch(undefined);

export function isTime(value: string): boolean {
  return (
    value === "today" ||
    /^-\d{1,4}[mhd]$/.test(value) ||
    (/^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value)))
  );
}

/** The filter of the list: its address, and what a saved view keeps. */
export const filterSchema = z.object({
  state: z
    .union([z.array(state), state.transform((one) => [one])])
    .transform((states) => (states.length === 0 ? undefined : states))
    .optional()
    .catch(undefined),
  task: text,
  from: time,
  to: time,
  exitCode: z.number().int().optional().catch(undefined),
  platform: text,
  parent: z.number().int().positive().optional().catch(undefined),
  text,
});

export type Filter = z.output<typeof filterSchema>;

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/task-executions",
  validateSearch: filterSchema,
  component: lazyRouteComponent(() => import("./ExecutionsPage"), "ExecutionsPage"),
});

const executionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/task-executions/$id",
  validateSearch: z.object({
    schemaTarget: z.string().optional().catch(undefined),
    tab: z.enum(TABS).optional().catch(undefined),
    step: z.number().int().positive().optional().catch(undefined),
    /** Of the log: which of the two, and where in it, in bytes. */
    stream: z.enum(["stdout", "stderr"]).optional().catch(undefined),
    line: z.number().int().nonnegative().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import("./ExecutionPage"), "ExecutionPage"),
});

export const executionRoutes = [listRoute, executionRoute] as const;
