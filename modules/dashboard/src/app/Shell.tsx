import { ActionIcon, AppShell, Burger, Group, Menu, NavLink, Text, Tooltip } from "@mantine/core";
import { useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import {
  IconApps,
  IconHome,
  IconInfoCircle,
  IconLanguage,
  IconListCheck,
  IconMoon,
  IconPlayerPlay,
  IconStack2,
  IconSun,
} from "@tabler/icons-react";
import { createLink, Outlet } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, ReactElement, ReactNode, Ref } from "react";
import { useTranslation } from "react-i18next";
import { executionsLink } from "../components/links";
import { AboutDialog } from "../features/about/AboutDialog";
import { changeLanguage, LANGUAGES, type Language } from "../i18n/i18n";
import { useLiveness } from "./live";
import classes from "./Shell.module.css";

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
            <Text fw={700}>{t("common.product")}</Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
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
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
      {aboutOpen && <AboutDialog onClose={about.close} />}
    </AppShell>
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
          onChange={(language) => void changeLanguage(language as Language)}
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
