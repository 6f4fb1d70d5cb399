import type { AuditRecord } from "./queries";

const COLUMNS = ["id", "createdOn", "createdBy", "operation", "action", "thing", "platform", "data"] as const;

/** A cell beginning so is a formula to spreadsheets, whoever wrote it. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: string | number | undefined): string {
  const text = String(value ?? "");
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** As spreadsheets read it: the mark at the beginning tells them that it is UTF-8. */
export function toCsv(records: AuditRecord[]): string {
  const lines = records.map((record) => COLUMNS.map((column) => cell(record[column])).join(","));
  return `\uFEFF${[COLUMNS.join(","), ...lines].join("\r\n")}\r\n`;
}
