import "@mantine/spotlight/styles.layer.css";
import { useDebouncedValue } from "@mantine/hooks";
import { Spotlight, spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { api, body, keys } from "../api/client";
import type { SearchResult } from "../api/types";
import { useStreamsEnabled } from "../features/about/queries";
import { matches } from "./chosung";
import { menuPages } from "./pages";

/** A way to somewhere: a path below /dashboard, with its query. */
const way = z.object({ path: z.string().startsWith("/"), label: z.string(), hint: z.string() });
type Way = z.infer<typeof way>;

const RECENT = "dstone.recent";
const KEPT = 6;
const FOUND = 8;
const PAUSE_MS = 150;

function recentWays(): Way[] {
  try {
    return z.array(way).parse(JSON.parse(localStorage.getItem(RECENT) ?? "[]"));
  } catch {
    // Nothing kept, or by another version.
    return [];
  }
}

function keep(chosen: Way): void {
  const others = recentWays().filter(({ path }) => path !== chosen.path);
  try {
    localStorage.setItem(RECENT, JSON.stringify([chosen, ...others].slice(0, KEPT)));
  } catch {
    // Storage may be switched off.
  }
}

/** Where one may go and what one may do, by a few letters: recent ways first, then pages, then what is found. */
export function Palette({ times }: { times: number }): ReactElement {
  const { t } = useTranslation();
  const router = useRouter();
  const [query, setQuery] = useState("");
  const [settled] = useDebouncedValue(query.trim(), PAUSE_MS);
  useEffect(() => {
    spotlight.open();
  }, [times]);

  const found = useQuery({
    queryKey: ["search", settled],
    queryFn: () => body(api.GET("/search", { params: { query: { q: settled, limit: FOUND } } })),
    enabled: settled !== "",
    placeholderData: keepPreviousData,
    retry: false,
  });

  const streamsEnabled = useStreamsEnabled();
  // The server's search does not know streams, but their list can be searched.
  const streams = useQuery({
    queryKey: [keys.streams, "search", settled],
    queryFn: async () => {
      const answer = await body(
        api.GET("/streams/definitions", {
          params: { query: { search: settled, page: 0, size: FOUND } },
        }),
      );
      return (answer._embedded?.streamDefinitionResourceList ?? []).map(({ name }) => name ?? "");
    },
    enabled: streamsEnabled && settled !== "",
    placeholderData: keepPreviousData,
    retry: false,
  });

  const pages: Way[] = [
    ...menuPages(streamsEnabled).map(({ to, text }) => ({ path: to, label: t(text), hint: "" })),
    { path: "/apps/add", label: t("apps.addApps"), hint: t("common.applications") },
    ...(streamsEnabled
      ? [{ path: "/streams/create", label: t("streams.create"), hint: t("common.streams") }]
      : []),
    { path: "/tasks/create", label: t("tasks.create"), hint: t("common.tasks") },
    { path: "/tools?tool=export", label: t("tools.export"), hint: t("common.tools") },
    { path: "/tools?tool=import", label: t("tools.import"), hint: t("common.tools") },
    { path: "/tools?tool=cleanUp", label: t("tools.cleanUp"), hint: t("common.tools") },
  ];
  const things =
    settled === ""
      ? []
      : [...(found.data?.results.flatMap(waysOf) ?? []), ...(streams.data?.flatMap(waysOfStream) ?? [])];
  const typed = query.trim();
  const fits = ({ label }: Way): boolean => typed === "" || matches(label, typed);
  const recent = recentWays().filter(fits);
  // What is recent stands there only.
  const isNew = ({ path }: Way): boolean => recent.every((one) => one.path !== path);
  const groups: [label: string, ways: Way[]][] = [
    [t("shell.paletteRecent"), recent],
    [t("shell.palettePages"), pages.filter(fits).filter(isNew)],
    [t("shell.paletteFound"), things.filter(isNew)],
  ];
  const nothing = groups.every(([, ways]) => ways.length === 0);

  /** A task is mostly looked for to be launched. */
  function waysOf({ kind, name, id, path }: SearchResult): Way[] {
    const label = typeof id === "number" ? `${id} ${name}` : name;
    const hint = t(`shell.kinds.${kind}`);
    if (kind === "job") {
      return [{ path: `/jobs/${encodeURIComponent(name)}`, label, hint }];
    }
    return kind === "task"
      ? [
          { path, label, hint },
          { path: `${path}/launch`, label: t("tasks.launchName", { name }), hint },
        ]
      : [{ path, label, hint }];
  }

  function waysOfStream(name: string): Way[] {
    const path = `/streams/${encodeURIComponent(name)}`;
    const hint = t("shell.kinds.stream");
    return [
      { path, label: name, hint },
      { path: `${path}/deploy`, label: t("streams.deployName", { name }), hint },
    ];
  }

  function go(chosen: Way): void {
    keep(chosen);
    router.history.push(`/dashboard${chosen.path}`);
  }

  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight={420}
      attributes={{ content: { "aria-label": t("shell.palette") } }}
    >
      <Spotlight.Search
        aria-label={t("shell.palette")}
        placeholder={t("shell.palettePlaceholder")}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {groups.map(
          ([label, ways]) =>
            ways.length > 0 && (
              <Spotlight.ActionsGroup key={label} label={label}>
                {ways.map((one) => (
                  <Spotlight.Action
                    key={one.path}
                    label={one.label}
                    description={one.hint}
                    onClick={() => {
                      go(one);
                    }}
                  />
                ))}
              </Spotlight.ActionsGroup>
            ),
        )}
        {nothing && <Spotlight.Empty>{t("shell.paletteNothing")}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
