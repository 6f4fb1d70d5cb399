import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";
import { api, body } from "../../api/client";

export const AUDIT_ACTIONS = [
  "CREATE",
  "DELETE",
  "DEPLOY",
  "ROLLBACK",
  "UNDEPLOY",
  "UPDATE",
  "LOGIN_SUCCESS",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const AUDIT_OPERATIONS = ["APP_REGISTRATION", "SCHEDULE", "STREAM", "TASK", "LOGIN"] as const;
export type AuditOperation = (typeof AUDIT_OPERATIONS)[number];

export interface AuditQuery {
  page: number;
  size: number;
  sort?: string;
  action?: AuditAction | undefined;
  operation?: AuditOperation | undefined;
  /** The name of what was acted on. */
  thing?: string | undefined;
  platform?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export interface AuditRecord {
  id: number;
  createdOn: string | undefined;
  createdBy: string;
  /** As the server has it: one of the actions, or a number nobody knows. */
  action: string;
  operation: string;
  thing: string;
  platform: string;
  data: string;
}

export interface AuditPage {
  rows: AuditRecord[];
  total: number;
}

/** Times go without a zone: they are read as UTC. */
function withoutZone(moment: string): string {
  return new Date(moment).toISOString().slice(0, 19);
}

export async function listAuditRecords(query: AuditQuery): Promise<AuditPage> {
  const { page, size, sort = "id,DESC", action, operation, thing, platform, from, to } = query;
  const wanted = {
    page,
    size,
    sort,
    ...(action && { actions: [action] }),
    ...(operation && { operations: [operation] }),
    ...(thing !== undefined && thing !== "" && { correlationId: thing }),
    ...(platform !== undefined && platform !== "" && { platform }),
    ...(from !== undefined && { fromDate: withoutZone(from) }),
    ...(to !== undefined && { toDate: withoutZone(to) }),
  };
  const answer = await body(api.GET("/audit-records", { params: { query: wanted } }));
  return {
    rows: (answer._embedded?.auditRecordResourceList ?? []).map((record) => ({
      id: record.auditRecordId ?? 0,
      createdOn: record.createdOn ?? undefined,
      createdBy: record.createdBy ?? "",
      action: record.auditAction ?? "",
      operation: record.auditOperation ?? "",
      thing: record.correlationId ?? "",
      platform: record.platformName ?? "",
      data: record.auditData ?? "",
    })),
    total: answer.page?.totalElements ?? 0,
  };
}

export function useAuditRecords(query: AuditQuery): UseQueryResult<AuditPage> {
  return useQuery({
    queryKey: ["audit", query],
    queryFn: () => listAuditRecords(query),
    placeholderData: keepPreviousData,
  });
}
