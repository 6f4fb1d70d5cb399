import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "../../components/ErrorPanel";
import { Loading } from "../../components/Loading";
import { LogLineText } from "../../components/LogLineText";
import { plainText } from "../../components/logWindow";
import { numberText } from "../../components/numbers";
import { datedName, saveFile } from "../../components/saveFile";
import classes from "./LogTab.module.css";
import { labelOf, useRunning, useStreamApps, useStreamLog } from "./queries";

const route = getRouteApi("/streams/$name");

/** What the apps printed last, one app or one of its instances at a time. */
export function LogTab({ name }: { name: string }): ReactElement {
  const { t } = useTranslation();
  const { app, instance } = route.useSearch();
  const navigate = route.useNavigate();
  const running = useRunning(name);
  const { data: order } = useStreamApps(name);
  if (running.data === undefined) {
    return running.error ? (
      <ErrorPanel error={running.error} onRetry={running.refetch} />
    ) : (
      <Loading height={180} />
    );
  }
  const places = order?.map(({ label }) => label) ?? [];
  const apps = running.data.apps
    .map((one) => ({
      id: one.deploymentId,
      label: labelOf(name, one),
      instances: one.instances.map(({ id }) => id),
    }))
    .sort((a, b) => places.indexOf(a.label) - places.indexOf(b.label));
  const shown = apps.find(({ id }) => id === app) ?? apps[0];
  if (shown === undefined) {
    return <Text>{t("streams.noLog")}</Text>;
  }
  const shownInstance = shown.instances.find((id) => id === instance);
  return (
    <Stack gap="xs">
      <Group align="flex-end">
        <NativeSelect
          label={t("streams.app")}
          value={shown.id}
          data={apps.map(({ id, label }) => ({ value: id, label: `${label} (${id})` }))}
          onChange={(event) => {
            const { value } = event.currentTarget;
            void navigate({
              search: (search) => ({ ...search, app: value, instance: undefined }),
              replace: true,
              resetScroll: false,
            });
          }}
        />
        <NativeSelect
          label={t("streams.instance")}
          value={shownInstance ?? ALL}
          data={[{ value: ALL, label: t("streams.allInstances") }, ...shown.instances]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            void navigate({
              search: (search) => ({
                ...search,
                app: shown.id,
                instance: value === ALL ? undefined : value,
              }),
              replace: true,
              resetScroll: false,
            });
          }}
        />
      </Group>
      <AppLog
        key={shownInstance ?? shown.id}
        stream={name}
        deploymentId={shown.id}
        instance={shownInstance}
      />
    </Stack>
  );
}

const ALL = "";

function AppLog({
  stream,
  deploymentId,
  instance,
}: {
  stream: string;
  deploymentId: string;
  /** All of them without it. */
  instance: string | undefined;
}): ReactElement {
  const { t } = useTranslation();
  const [follow, setFollow] = useState(true);
  const [wrap, setWrap] = useState(false);
  const [query, setQuery] = useState("");
  const scroller = useRef<HTMLDivElement>(null);
  const log = useStreamLog(stream, deploymentId, instance, follow);
  const { data: text } = log;
  const lines = useMemo(
    () => (text == null || text === "" ? [] : text.replace(/\n$/, "").split("\n")),
    [text],
  );
  const pattern =
    query === "" ? undefined : new RegExp(query.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "i");
  const shown = lines.filter((line) => pattern === undefined || pattern.test(plainText(line)));
  useEffect(() => {
    if (follow && scroller.current) {
      scroller.current.scrollTop = scroller.current.scrollHeight;
    }
  }, [text, follow]);

  return (
    <Stack gap="xs">
      <Group>
        <TextInput
          type="search"
          aria-label={t("streams.logFilter")}
          placeholder={t("streams.logFilter")}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
          }}
        />
        <Checkbox
          label={t("log.wrap")}
          checked={wrap}
          onChange={(event) => {
            setWrap(event.currentTarget.checked);
          }}
        />
        <Checkbox
          label={t("log.follow")}
          checked={follow}
          onChange={(event) => {
            setFollow(event.currentTarget.checked);
          }}
        />
        <Button
          variant="default"
          size="xs"
          loading={log.isFetching && !follow}
          onClick={() => void log.refetch()}
        >
          {t("common.refresh")}
        </Button>
        <Button
          variant="default"
          size="xs"
          disabled={lines.length === 0}
          onClick={() => {
            saveFile(datedName(instance ?? deploymentId, "log"), "text/plain", text ?? "");
          }}
        >
          {t("log.download")}
        </Button>
      </Group>
      {log.error && <ErrorPanel error={log.error} onRetry={log.refetch} />}
      {log.isPending && <Loading height={180} />}
      {text !== undefined && (
        <>
          <div
            ref={scroller}
            className={`${classes.log ?? ""} ${wrap ? (classes.wrapped ?? "") : ""}`}
            role="region"
            aria-label={t("log.lines")}
            // Scrolled with the keys, so it takes the focus.
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
          >
            {lines.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t(
                  text !== null
                    ? "log.emptyYet"
                    : instance === undefined
                      ? "streams.noLog"
                      : "streams.noLogOfInstance",
                )}
              </Text>
            ) : shown.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t("common.nothingFound")}
              </Text>
            ) : (
              shown.map((line, index) => (
                // Lines are known by their place only.
                <div key={index}>
                  <LogLineText text={line} pattern={pattern} />
                </div>
              ))
            )}
          </div>
          <Text size="xs" c="dimmed">
            {t("streams.logShown", { lines: numberText(shown.length) })}
          </Text>
        </>
      )}
    </Stack>
  );
}
