import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { rootRoute } from "../../app/rootRoute";
import { paging } from "../../app/search";
import { AUDIT_ACTIONS, AUDIT_OPERATIONS } from "./queries";

const text = z.coerce.string().optional().catch(undefined);
const moment = z.iso.datetime().optional().catch(undefined);

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/audit",
  validateSearch: z.object({
    ...paging("createdOn,DESC"),
    operation: z.enum(AUDIT_OPERATIONS).optional().catch(undefined),
    action: z.enum(AUDIT_ACTIONS).optional().catch(undefined),
    thing: text,
    platform: text,
    from: moment,
    to: moment,
  }),
  component: lazyRouteComponent(() => import("./AuditPage"), "AuditPage"),
});

export const auditRoutes = [auditRoute] as const;
