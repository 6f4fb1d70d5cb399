import { Alert } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { api, ApiError, done } from "../api/client";
import { useLiveness } from "./live";

const PROBE_MS = 2_000;
const AWAY = [502, 503, 504];

/**
 * Says when the server cannot be reached and goes on trying. The live connection alone does not tell, as a
 * proxy may refuse it while all else works. Once the server answers again every page asks anew.
 */
export function ConnectionNotice(): ReactElement | null {
  const { t } = useTranslation();
  const client = useQueryClient();
  const doubtful = useLiveness() === "polling";
  const probe = useQuery({
    queryKey: ["reachable"],
    queryFn: async () => {
      try {
        await done(api.GET("/security/info"));
        return true;
      } catch (error) {
        return error instanceof ApiError && !AWAY.includes(error.status);
      }
    },
    enabled: doubtful,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchInterval: PROBE_MS,
    // Otherwise nothing is asked at all while the browser believes to be offline.
    networkMode: "always",
  });
  const lost = doubtful && probe.data === false;
  const wasLost = useRef(false);
  useEffect(() => {
    if (lost) {
      wasLost.current = true;
    } else if (wasLost.current) {
      wasLost.current = false;
      notifications.show({ message: t("shell.back"), color: "green" });
      void client.invalidateQueries();
    }
  }, [lost, client, t]);
  return lost ? (
    <Alert
      role="alert"
      color="orange"
      mb="md"
      icon={<IconPlugConnectedX aria-hidden />}
      title={t("shell.lost")}
    />
  ) : null;
}
