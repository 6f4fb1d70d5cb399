import { Code, Modal, Table, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useRef, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useStreamsEnabled } from "../features/about/queries";
import { menuPages } from "./pages";
import { usePreferences } from "./preferences";

/** How long after g the other key may come. */
const PAUSE_MS = 1_500;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))
  );
}

/** Single keys, for those who do not switch them off, and the list of them. */
export function Shortcuts(): ReactElement | null {
  const { t } = useTranslation();
  const router = useRouter();
  const { shortcuts } = usePreferences();
  const [open, help] = useDisclosure(false);
  const streamsEnabled = useStreamsEnabled();
  const pressedG = useRef(-PAUSE_MS);
  const { open: openHelp } = help;

  useEffect(() => {
    function pressed(event: KeyboardEvent): void {
      const modified = event.ctrlKey || event.metaKey || event.altKey;
      const inDialog = document.querySelector('[role="dialog"]') !== null;
      if (!shortcuts || modified || event.defaultPrevented || inDialog || isTyping(event.target)) {
        return;
      }
      const afterG = event.timeStamp - pressedG.current < PAUSE_MS;
      pressedG.current = -PAUSE_MS;
      const page = menuPages(streamsEnabled).find(({ key }) => key === event.key);
      if (afterG && page) {
        event.preventDefault();
        const target: { to: string } = { to: page.to };
        void router.navigate(target);
      } else if (event.key === "g") {
        pressedG.current = event.timeStamp;
      } else if (event.key === "?") {
        openHelp();
      } else if (event.key === "/") {
        const filter = document.querySelector<HTMLElement>('main input[type="search"]');
        if (filter) {
          event.preventDefault();
          filter.focus();
        }
      }
    }
    document.addEventListener("keydown", pressed);
    return () => {
      document.removeEventListener("keydown", pressed);
    };
  }, [shortcuts, router, openHelp, streamsEnabled]);

  if (!open) {
    return null;
  }
  const rows: [keys: string[], text: string][] = [
    [["Ctrl/⌘ K"], t("shell.keyPalette")],
    [["/"], t("shell.keyFilter")],
    ...menuPages(streamsEnabled).map(({ key, text }): [string[], string] => [
      ["g", key],
      t("shell.goTo", { page: t(text) }),
    ]),
    [["?"], t("shell.keyHelp")],
  ];
  return (
    <Modal
      opened
      onClose={help.close}
      title={t("shell.shortcuts")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Table aria-label={t("shell.shortcuts")}>
        <Table.Tbody>
          {rows.map(([keys, text]) => (
            <Table.Tr key={text}>
              <Table.Th scope="row" w={130}>
                {keys.map((key) => (
                  <Text component="span" key={key} mr={4}>
                    <Code>{key}</Code>
                  </Text>
                ))}
              </Table.Th>
              <Table.Td>{text}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
