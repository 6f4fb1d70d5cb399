import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { AUDIT_ACTIONS, AUDIT_OPERATIONS } from "./queries";

export interface AuditWords {
  action: (code: string) => string;
  operation: (code: string) => string;
}

/** The words for what the server has as codes; a code nobody knows is shown as it is. */
export function useAuditWords(): AuditWords {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      action: (code) => {
        const known = AUDIT_ACTIONS.find((action) => action === code);
        return known ? t(`audit.actions.${known}`) : code;
      },
      operation: (code) => {
        const known = AUDIT_OPERATIONS.find((operation) => operation === code);
        return known ? t(`audit.operations.${known}`) : code;
      },
    }),
    [t],
  );
}
