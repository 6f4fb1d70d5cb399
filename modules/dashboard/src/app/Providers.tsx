import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import i18next from "i18next";
import { useEffect, type ReactElement, type ReactNode } from "react";
import { ApiError } from "../api/client";
import { LiveProvider } from "./live";
import { cssVariables, theme } from "./theme";

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // An answer of the server stays the same when asked again; only silence is worth another try.
        retry: (count, error) => !(error instanceof ApiError) && count < 2,
      },
    },
  });
}

/** The server's own sentences come in the language they were asked in. */
function useAnswersInOurLanguage(client: QueryClient): void {
  useEffect(() => {
    let asked = i18next.language;
    function askAgain(language: string): void {
      if (language !== asked) {
        asked = language;
        void client.invalidateQueries();
      }
    }
    i18next.on("languageChanged", askAgain);
    return () => {
      i18next.off("languageChanged", askAgain);
    };
  }, [client]);
}

/** Styles are made while the page runs; the policy allows those that carry the page's nonce. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
}

// Mantine's dialogs keep the page behind them from scrolling by a style of another library.
setNonce(styleNonce());

export function Providers({
  client,
  env = "default",
  children,
}: {
  client: QueryClient;
  env?: "default" | "test";
  children: ReactNode;
}): ReactElement {
  useAnswersInOurLanguage(client);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
      env={env}
    >
      <Notifications position="bottom-right" />
      <QueryClientProvider client={client}>
        <LiveProvider>{children}</LiveProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
