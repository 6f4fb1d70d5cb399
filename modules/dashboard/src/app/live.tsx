import { useQueryClient } from "@tanstack/react-query";
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactElement,
  type ReactNode,
} from "react";
import { keys } from "../api/client";
import { watchHidden } from "../components/hidden";

export type Liveness = "connecting" | "live" | "polling";

const RETRY_MS = 30_000;
const FIRST_RETRY_MS = 1_000;
const COLLECT_MS = 1_000;

const LivenessContext = createContext<Liveness>("connecting");

/** Whether changes come by themselves. */
export function useLiveness(): Liveness {
  return useContext(LivenessContext);
}

/**
 * How often a query asks again while something runs: rarely beside a live connection, which knows nothing
 * of what another server of the same database does.
 */
export function useInterval(wanted: number): number {
  return useLiveness() === "live" ? Math.max(wanted, RETRY_MS) : wanted;
}

/** One event stream for the tab. Each event makes the queries stale that it may have changed. */
export function LiveProvider({ children }: { children: ReactNode }): ReactElement {
  const client = useQueryClient();
  const [liveness, setLiveness] = useState<Liveness>("connecting");

  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wait = FIRST_RETRY_MS;
    let interrupted = false;
    let collecting: ReturnType<typeof setTimeout> | undefined;
    const changed = new Set<string>();

    /** Events come in crowds, and what is being asked must not be asked anew with each of them. */
    function stale(...roots: string[]): void {
      roots.forEach((root) => changed.add(root));
      collecting ??= setTimeout(() => {
        collecting = undefined;
        for (const root of changed) {
          void client.invalidateQueries({ queryKey: [root] }, { cancelRefetch: false });
        }
        changed.clear();
      }, COLLECT_MS);
    }

    function connect(): void {
      const opened = new EventSource("/events");
      source = opened;
      opened.onopen = () => {
        wait = FIRST_RETRY_MS;
        setLiveness("live");
        if (interrupted) {
          // What happened meanwhile was told to nobody, least of all by a server that was started anew.
          interrupted = false;
          void client.invalidateQueries();
        }
      };
      opened.onerror = () => {
        interrupted = true;
        setLiveness("polling");
        if (opened.readyState === EventSource.CLOSED) {
          // Refused rather than broken, so the browser will not try again by itself.
          timer = setTimeout(connect, wait);
          wait = Math.min(wait * 2, RETRY_MS);
        }
      };
      opened.addEventListener("execution", () => {
        stale(keys.executions, keys.tasks);
      });
      opened.addEventListener("deleted", () => {
        stale(keys.executions, keys.tasks);
      });
      opened.addEventListener("definitions", () => {
        stale(keys.tasks);
      });
      opened.addEventListener("apps", () => {
        stale(keys.apps);
      });
      opened.addEventListener("streams", () => {
        stale(keys.streams);
      });
      opened.addEventListener("reset", () => {
        void client.invalidateQueries();
      });
    }

    // A browser allows few connections to a server at once, so a tab nobody sees gives its own back.
    const unwatch = watchHidden(
      () => {
        clearTimeout(timer);
        source?.close();
        source = undefined;
        interrupted = true;
      },
      () => {
        wait = FIRST_RETRY_MS;
        connect();
      },
    );
    connect();
    return () => {
      unwatch();
      clearTimeout(timer);
      clearTimeout(collecting);
      source?.close();
    };
  }, [client]);

  return useMemo(
    () => <LivenessContext.Provider value={liveness}>{children}</LivenessContext.Provider>,
    [liveness, children],
  );
}
