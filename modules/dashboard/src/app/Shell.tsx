import { ActionIcon, AppShell, Burger, Group, Menu, NavLink, Text, Tooltip } from "@mantine/core";
import { useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { useDisclosure, useHotkeys } from "@mantine/hooks";
import {
  IconActivity,
  IconApps,
  IconArrowsRightLeft,
  IconHistory,
  IconHome,
  IconInfoCircle,
  IconLanguage,
  IconListCheck,
  IconMoon,
  IconPlayerPlay,
  IconSearch,
  IconSettings,
  IconStack2,
  IconSun,
  IconTool,
} from "@tabler/icons-react";
import { createLink, Outlet } from "@tanstack/react-router";
import {
  lazy,
  Suspense,
  useCallback,
  useState,
  type AnchorHTMLAttributes,
  type ReactElement,
  type ReactNode,
  type Ref,
} from "react";
import { useTranslation } from "react-i18next";
import { executionsLink } from "../components/links";
import { AboutDialog } from "../features/about/AboutDialog";
import { useStreamsEnabled } from "../features/about/queries";
import { useKeptPreferences, usePrefer } from "../features/settings/queries";
import { changeLanguage, LANGUAGES, type Language } from "../i18n/i18n";
import { ConnectionNotice } from "./ConnectionNotice";
import { Counters } from "./Counters";
import { useLiveness } from "./live";
import classes from "./Shell.module.css";
import { Shortcuts } from "./Shortcuts";

interface ItemProps extends Omit<
  AnchorHTMLAttributes<HTMLAnchorElement>,
  "color" | "onChange" | "style"
> {
  ref?: Ref<HTMLAnchorElement>;
  label: string;
  icon: ReactNode;
}

function PlainItem({ icon, ...props }: ItemProps): ReactElement {
  const active = props["aria-current"] === "page";
  return <NavLink component="a" leftSection={icon} active={active} {...props} />;
}

const Item = createLink(PlainItem);

/** What stands around every page: menu, header, and the place of the page itself. */
export function Shell(): ReactElement {
  const { t } = useTranslation();
  const [menuOpen, menu] = useDisclosure(false);
  const [aboutOpen, about] = useDisclosure(false);
  const palette = usePalette();
  const streamsEnabled = useStreamsEnabled();
  useKeptPreferences();
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 220, breakpoint: "sm", collapsed: { mobile: !menuOpen } }}
      padding="md"
    >
      <a href="#content" className={classes.skip}>
        {t("common.skipToContent")}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={menuOpen}
              onClick={menu.toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t("common.openMenu")}
            />
            <Text fw={700} visibleFrom="xs">
              {t("common.product")}
            </Text>
          </Group>
          <Group gap={6} wrap="nowrap">
            <PaletteButton onOpen={palette.open} />
            <Counters />
            <LiveDot />
            <LanguageMenu />
            <ThemeMenu />
            <Tooltip label={t("common.about")}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t("common.about")}
                onClick={about.open}
              >
                <IconInfoCircle size={20} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t("common.menu")} onClick={menu.close}>
        <Item
          to="/"
          label={t("common.home")}
          icon={<IconHome size={18} aria-hidden />}
          activeOptions={{ exact: true }}
        />
        <Item
          to="/apps"
          label={t("common.applications")}
          icon={<IconApps size={18} aria-hidden />}
        />
        {streamsEnabled && (
          <>
            <Item
              to="/streams"
              label={t("common.streams")}
              icon={<IconArrowsRightLeft size={18} aria-hidden />}
            />
            <Item
              to="/runtime"
              label={t("common.runtime")}
              icon={<IconActivity size={18} aria-hidden />}
            />
          </>
        )}
        <Item
          to="/tasks"
          label={t("common.tasks")}
          icon={<IconListCheck size={18} aria-hidden />}
        />
        <Item
          {...executionsLink()}
          label={t("common.taskExecutions")}
          icon={<IconPlayerPlay size={18} aria-hidden />}
        />
        <Item
          to="/job-executions"
          label={t("common.jobExecutions")}
          icon={<IconStack2 size={18} aria-hidden />}
        />
        <Item
          to="/audit"
          label={t("common.audit")}
          icon={<IconHistory size={18} aria-hidden />}
        />
        <Item to="/tools" label={t("common.tools")} icon={<IconTool size={18} aria-hidden />} />
        <Item
          to="/settings"
          label={t("shell.settings")}
          icon={<IconSettings size={18} aria-hidden />}
        />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <ConnectionNotice />
        <Outlet />
      </AppShell.Main>
      {aboutOpen && <AboutDialog onClose={about.close} />}
      <Suspense>{palette.times > 0 && <Palette times={palette.times} />}</Suspense>
      <Shortcuts />
    </AppShell>
  );
}

// Loaded when it is first asked for.
const Palette = lazy(async () => ({ default: (await import("./Palette")).Palette }));

/** Opens the palette by button or key; it counts how often, as the palette closes by itself. */
function usePalette(): { times: number; open: () => void } {
  const [times, setTimes] = useState(0);
  const open = useCallback(() => {
    setTimes((before) => before + 1);
  }, []);
  useHotkeys([["mod+K", open]], [], true);
  return { times, open };
}

function PaletteButton({ onOpen }: { onOpen: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <Tooltip label={`${t("shell.palette")} (Ctrl/⌘ K)`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t("shell.palette")}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={onOpen}
      >
        <IconSearch size={20} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function LiveDot(): ReactElement {
  const { t } = useTranslation();
  const liveness = useLiveness();
  const text = t(`common.${liveness}`);
  return (
    <Tooltip label={text}>
      <span role="status" aria-label={text} className={classes.dot} data-liveness={liveness} />
    </Tooltip>
  );
}

function LanguageMenu(): ReactElement {
  const { t, i18n } = useTranslation();
  const prefer = usePrefer();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("common.language")}>
          <IconLanguage size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={i18n.language}
          onChange={(language) => {
            void changeLanguage(language as Language);
            prefer.mutate({ language: language as Language });
          }}
        >
          {Object.entries(LANGUAGES).map(([language, name]) => (
            <Menu.RadioItem key={language} value={language} lang={language}>
              {name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

const THEMES = [
  { value: "light", key: "common.themeLight" },
  { value: "dark", key: "common.themeDark" },
  { value: "auto", key: "common.themeSystem" },
] as const satisfies { value: MantineColorScheme; key: string }[];

function ThemeMenu(): ReactElement {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const prefer = usePrefer();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("common.theme")}>
          {colorScheme === "dark" ? (
            <IconMoon size={20} aria-hidden />
          ) : (
            <IconSun size={20} aria-hidden />
          )}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(scheme) => {
            setColorScheme(scheme as MantineColorScheme);
            prefer.mutate({ theme: scheme as MantineColorScheme });
          }}
        >
          {THEMES.map(({ value, key }) => (
            <Menu.RadioItem key={value} value={value}>
              {t(key)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
