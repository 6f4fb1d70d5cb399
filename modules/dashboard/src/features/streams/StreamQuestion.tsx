import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmAction } from "../../components/ConfirmAction";
import { useDestroyStreams, useUndeploy } from "./queries";

export interface Question {
  action: "undeploy" | "destroy";
  names: string[];
}

/** Asks before apps are taken away. */
export function StreamQuestion({
  question: { action, names },
  onDone,
  onClose,
}: {
  question: Question;
  onDone?: () => unknown;
  onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const undeploy = useUndeploy();
  const destroy = useDestroyStreams();
  const destroys = action === "destroy";
  return (
    <ConfirmAction
      title={t(destroys ? "streams.destroyTitle" : "streams.undeployTitle")}
      effect={t(destroys ? "streams.destroyEffect" : "streams.undeployEffect")}
      things={names}
      button={t(destroys ? "streams.destroy" : "streams.undeploy")}
      onClose={onClose}
      onConfirm={async () => {
        await (destroys ? destroy : undeploy).mutateAsync(names);
        await onDone?.();
      }}
    />
  );
}
