import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Loader,
  NativeSelect,
  Stack,
  Text,
  TextInput,
  Tooltip,
  VisuallyHidden,
} from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import {
  IconArrowBarToDown,
  IconCheck,
  IconChevronDown,
  IconChevronUp,
  IconCopy,
  IconDownload,
  IconRegex,
} from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactElement,
  type UIEvent,
} from "react";
import { useTranslation } from "react-i18next";
import { useSingleKeys } from "../app/singleKeys";
import { ErrorPanel } from "./ErrorPanel";
import { LogLineText } from "./LogLineText";
import { LogSource, type LogStream } from "./LogSource";
import classes from "./LogView.module.css";
import { LEVELS, plainText, type Level, type LogLine } from "./logWindow";
import { numberText } from "./numbers";

const ROW = 20;
/** So near to an end that it counts as being there. */
const NEAR = 2 * ROW;
const LOAD_WITHIN = 40 * ROW;
const PHYSICAL = { usePhysicalKeys: true };

interface Props {
  externalId: string;
  stream: LogStream;
  /** Whether it may still grow. */
  live: boolean;
  /** The line the address points at, by its offset in bytes. */
  line: number | undefined;
  onLine: (offset: number | undefined) => void;
  /** Of the file a download makes. */
  fileName: string;
}

/** A log, however long: its end at once, the rest when somebody looks for it. */
export function LogView(props: Props): ReactElement {
  // Another stream or execution is another log, of which nothing is kept.
  return <OneLog key={`${props.externalId} ${props.stream}`} {...props} />;
}

function OneLog({ externalId, stream, live, line, onLine, fileName }: Props): ReactElement {
  const { t } = useTranslation();
  const [source] = useState(() => new LogSource(externalId, stream, live));
  const state = useSyncExternalStore(source.subscribe, source.snapshot);
  const scroller = useRef<HTMLDivElement>(null);
  const lastTop = useRef(0);
  const [follow, setFollow] = useState(live && line === undefined);
  const [wrap, setWrap] = useState(false);
  const [level, setLevel] = useState<Level>("TRACE");
  const [query, setQuery] = useState("");
  const [isPattern, setPattern] = useState(false);
  const [current, setCurrent] = useState(line);
  const [searchingBack, setSearchingBack] = useState<{ search: AbortController; left: number }>();
  const clipboard = useClipboard();

  const { window: part, size, loading, error, unseen } = state;
  const { lines } = part;
  const searched = useDeferredValue(query);
  const pattern = useMemo(() => patternOf(searched, isPattern), [searched, isPattern]);
  const shown = useMemo(() => {
    const least = LEVELS.indexOf(level);
    return least === 0
      ? lines
      : lines.filter((one) => one.level !== undefined && LEVELS.indexOf(one.level) >= least);
  }, [lines, level]);
  const hits = useMemo(
    () =>
      pattern instanceof RegExp
        ? shown.flatMap((one, index) => (pattern.test(plainText(one.text)) ? [index] : []))
        : [],
    [shown, pattern],
  );
  const currentIndex = current === undefined ? -1 : indexAt(shown, current);

  // The library is not made for the compiler's memoization, which is not used here.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => shown[index]?.offset ?? index,
    overscan: 20,
    anchorTo: "end",
  });

  useEffect(() => {
    void source.open(line);
    return () => {
      source.close();
    };
    // Where it is opened is decided once; later the address follows the reader.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [source]);

  const toFirstPlace = useEffectEvent(() => {
    if (currentIndex < 0) {
      rows.scrollToIndex(shown.length - 1, { align: "end" });
    } else {
      rows.scrollToIndex(currentIndex, { align: "center" });
    }
  });
  const isOpen = loading !== "first" && lines.length > 0;
  useEffect(() => {
    if (isOpen) {
      toFirstPlace();
    }
  }, [isOpen]);

  const toEnd = useEffectEvent(() => {
    rows.scrollToIndex(shown.length - 1, { align: "end" });
  });
  useEffect(() => {
    if (follow && lines.length > 0) {
      toEnd();
    }
  }, [follow, lines]);

  useEffect(() => {
    source.seesEnd(follow);
  }, [source, follow]);

  function scrolled({ currentTarget }: UIEvent<HTMLDivElement>): void {
    const { scrollTop, scrollHeight, clientHeight } = currentTarget;
    const upwards = scrollTop < lastTop.current;
    lastTop.current = scrollTop;
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    if (upwards && !atEnd) {
      setFollow(false);
    } else if (atEnd && live && state.following) {
      setFollow(true);
    }
    if (upwards && scrollTop < LOAD_WITHIN) {
      void source.loadBefore();
    } else if (!upwards && scrollHeight - scrollTop - clientHeight < LOAD_WITHIN) {
      void source.loadAfter();
    }
  }

  function goTo(index: number): void {
    const found = shown[index];
    if (found) {
      setFollow(false);
      setCurrent(found.offset);
      rows.scrollToIndex(index, { align: "center" });
    }
  }

  /** What the keys go to: matches while something is searched, else errors. */
  function isStop(one: LogLine): boolean {
    return pattern instanceof RegExp
      ? pattern.test(plainText(one.text))
      : one.own && one.level === "ERROR";
  }

  function next(): void {
    const from = currentIndex >= 0 ? currentIndex + 1 : (rows.range?.startIndex ?? 0);
    const found = shown.findIndex((one, index) => index >= from && isStop(one));
    if (found >= 0) {
      goTo(found);
    }
  }

  function previous(): void {
    const before = currentIndex >= 0 ? currentIndex : (rows.range?.endIndex ?? shown.length);
    const found = shown.findLastIndex((one, index) => index < before && isStop(one));
    if (found >= 0) {
      goTo(found);
    } else if (part.from > 0) {
      void searchBack();
    }
  }

  /** Reads backwards until there is another match, and opens the log there. */
  async function searchBack(): Promise<void> {
    const search = new AbortController();
    setFollow(false);
    const found = await source.findBefore(isStop, search.signal, (left) => {
      setSearchingBack({ search, left });
    });
    setSearchingBack(undefined);
    if (found !== undefined) {
      setCurrent(found);
      await source.open(found);
    }
  }

  function jumpToEnd(): void {
    if (state.following || part.end >= size) {
      setFollow(true);
      rows.scrollToIndex(shown.length - 1, { align: "end" });
    } else {
      setFollow(live);
      setCurrent(undefined);
      void source.open();
    }
  }

  useSingleKeys([
    ["n", next, PHYSICAL],
    ["p", previous, PHYSICAL],
    [
      "w",
      () => {
        setWrap(!wrap);
      },
      PHYSICAL,
    ],
    ["f", jumpToEnd, PHYSICAL],
  ]);

  const hit = hits.indexOf(currentIndex);
  // Without what is before, or with lines left out, a number would be wrong.
  const numbered = part.from === 0 && level === "TRACE";
  return (
    <Stack gap="xs">
      <Group gap="xs" align="flex-start">
        <TextInput
          type="search"
          size="xs"
          className={classes.search}
          aria-label={t("log.search")}
          placeholder={t("log.search")}
          value={query}
          error={pattern instanceof Error ? t("log.badPattern") : undefined}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setCurrent(undefined);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter") {
              (event.shiftKey ? next : previous)();
            }
          }}
          rightSection={
            <Tooltip label={t("log.pattern")}>
              <ActionIcon
                size="sm"
                variant={isPattern ? "filled" : "subtle"}
                color={isPattern ? undefined : "gray"}
                aria-label={t("log.pattern")}
                aria-pressed={isPattern}
                onClick={() => {
                  setPattern(!isPattern);
                }}
              >
                <IconRegex size={14} aria-hidden />
              </ActionIcon>
            </Tooltip>
          }
        />
        <Group gap={4}>
          <Tooltip label={t(query === "" ? "log.previousError" : "log.previousMatch")}>
            <ActionIcon
              variant="default"
              size={30}
              aria-label={t(query === "" ? "log.previousError" : "log.previousMatch")}
              onClick={previous}
            >
              <IconChevronUp size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t(query === "" ? "log.nextError" : "log.nextMatch")}>
            <ActionIcon
              variant="default"
              size={30}
              aria-label={t(query === "" ? "log.nextError" : "log.nextMatch")}
              onClick={next}
            >
              <IconChevronDown size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
          {pattern instanceof RegExp && (
            <Text size="sm" role="status">
              {hit >= 0
                ? t("log.matchOf", { number: hit + 1, total: hits.length })
                : t("log.matches", { total: hits.length })}
            </Text>
          )}
        </Group>
        <NativeSelect
          size="xs"
          aria-label={t("log.level")}
          value={level}
          data={[
            { value: "TRACE", label: t("log.allLevels") },
            { value: "INFO", label: t("log.levelInfo") },
            { value: "WARN", label: t("log.levelWarn") },
            { value: "ERROR", label: t("log.levelError") },
          ]}
          onChange={(event) => {
            const wanted = event.currentTarget.value;
            setLevel(LEVELS.find((known) => known === wanted) ?? "TRACE");
          }}
        />
        <Checkbox
          size="sm"
          mt={5}
          label={t("log.wrap")}
          checked={wrap}
          onChange={() => {
            setWrap(!wrap);
          }}
        />
        {live && !state.ended && (
          <Checkbox
            size="sm"
            mt={5}
            label={t("log.follow")}
            checked={follow}
            onChange={() => {
              if (follow) {
                setFollow(false);
              } else {
                jumpToEnd();
              }
            }}
          />
        )}
        <Group gap={4} ml="auto">
          <Tooltip label={t(clipboard.copied ? "common.copied" : "log.copyShown")}>
            <ActionIcon
              variant="default"
              size={30}
              aria-label={t(clipboard.copied ? "common.copied" : "log.copyShown")}
              onClick={() => {
                clipboard.copy(shown.map(({ text }) => plainText(text)).join("\n"));
              }}
            >
              {clipboard.copied ? (
                <IconCheck size={16} aria-hidden />
              ) : (
                <IconCopy size={16} aria-hidden />
              )}
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t("log.download")}>
            <ActionIcon
              component="a"
              variant="default"
              size={30}
              href={source.downloadAddress}
              download={fileName}
              aria-label={t("log.download")}
            >
              <IconDownload size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
      {error !== undefined && <ErrorPanel error={error} onRetry={() => source.open(line)} />}
      <div className={classes.frame}>
        {part.from > 0 && (
          <div className={classes.more}>
            {searchingBack ? (
              <>
                <Loader size="xs" />
                <Text size="sm" role="status">
                  {t("log.searchingBack", { size: bytesText(searchingBack.left) })}
                </Text>
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => {
                    searchingBack.search.abort();
                  }}
                >
                  {t("common.cancel")}
                </Button>
              </>
            ) : (
              <Button
                size="compact-xs"
                variant="subtle"
                loading={loading === "before"}
                onClick={() => void source.loadBefore()}
              >
                {t("log.loadBefore", { size: bytesText(part.from) })}
              </Button>
            )}
          </div>
        )}
        <div
          ref={scroller}
          className={classes.scroller}
          role="region"
          aria-label={t("log.lines")}
          // Scrolled with the keys, so it takes the focus.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          onScroll={scrolled}
        >
          {loading === "first" ? (
            <Text size="sm" c="dimmed" p="sm" role="status">
              {t("common.loading")}
            </Text>
          ) : lines.length === 0 ? (
            <Text size="sm" c="dimmed" p="sm">
              {t(live && !state.ended ? "log.emptyYet" : "log.empty")}
            </Text>
          ) : shown.length === 0 ? (
            <Text size="sm" c="dimmed" p="sm">
              {t("log.noneOfLevel")}
            </Text>
          ) : (
            <div className={classes.lines} style={{ height: rows.getTotalSize() }}>
              <div
                className={wrap ? classes.wrapped : classes.unwrapped}
                style={{ transform: `translateY(${rows.getVirtualItems()[0]?.start ?? 0}px)` }}
              >
                {rows.getVirtualItems().map(({ index, key }) => {
                  const one = shown[index];
                  return (
                    one && (
                      <div
                        key={key}
                        ref={rows.measureElement}
                        data-index={index}
                        data-level={one.level}
                        data-current={index === currentIndex || undefined}
                        aria-current={index === currentIndex || undefined}
                        className={classes.line}
                      >
                        <button
                          type="button"
                          tabIndex={-1}
                          className={classes.gutter}
                          aria-label={
                            (numbered ? `${index + 1}: ` : "") +
                            t("log.linkTo", { offset: one.offset })
                          }
                          title={t("log.linkTo", { offset: one.offset })}
                          onClick={() => {
                            setFollow(false);
                            setCurrent(one.offset);
                            onLine(one.offset);
                          }}
                        >
                          {numbered ? index + 1 : "#"}
                        </button>
                        <span className={classes.text}>
                          <LogLineText
                            text={one.text}
                            pattern={pattern instanceof RegExp ? pattern : undefined}
                          />
                        </span>
                      </div>
                    )
                  );
                })}
              </div>
            </div>
          )}
        </div>
        {unseen > 0 && (
          <Button
            className={classes.unseen}
            size="xs"
            leftSection={<IconArrowBarToDown size={14} aria-hidden />}
            onClick={jumpToEnd}
          >
            {t("log.newLines", { count: unseen, number: numberText(unseen) })}
          </Button>
        )}
      </div>
      <Group justify="space-between">
        <Text size="xs" c="dimmed">
          {t("log.shown", {
            lines: numberText(shown.length),
            part: bytesText(part.end - part.from),
            size: bytesText(size),
          })}
          {live && (
            <>
              {" · "}
              <span role="status">
                {t(state.ended ? "log.ended" : follow ? "log.following" : "log.paused")}
              </span>
            </>
          )}
        </Text>
        {part.end < size && !state.following && (
          <Button size="compact-xs" variant="subtle" onClick={jumpToEnd}>
            {t("log.toEnd")}
          </Button>
        )}
        <VisuallyHidden>{t("log.keys")}</VisuallyHidden>
      </Group>
    </Stack>
  );
}

/** The last line that begins at or before an offset; -1 if there is none. */
function indexAt(lines: LogLine[], offset: number): number {
  return lines.findLastIndex((one) => one.offset <= offset);
}

function patternOf(query: string, isPattern: boolean): RegExp | Error | undefined {
  if (query === "") {
    return undefined;
  }
  try {
    return new RegExp(isPattern ? query : query.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "i");
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function bytesText(bytes: number): string {
  if (bytes < 1000) {
    return `${bytes} B`;
  }
  return bytes < 1_000_000
    ? `${(bytes / 1000).toFixed(1)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
