import { Button, Group, List, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "./ErrorPanel";

const SHOWN = 8;

/**
 * Asks before something that cannot be undone: what it does in one sentence, to what, and the word on the
 * button. Stays open with the error when it fails.
 */
export function ConfirmAction({
  title,
  effect,
  things = [],
  button,
  word,
  onConfirm,
  onClose,
}: {
  title: string;
  effect: string;
  things?: string[];
  button: string;
  /** To be typed first; for what destroys a lot. */
  word?: string;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  async function confirm(): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      await onConfirm();
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack>
        <Text size="sm">{effect}</Text>
        {things.length > 0 && (
          <List size="sm" className="breaking">
            {things.slice(0, SHOWN).map((thing) => (
              <List.Item key={thing}>{thing}</List.Item>
            ))}
            {things.length > SHOWN && <List.Item>+ {things.length - SHOWN}</List.Item>}
          </List>
        )}
        {word !== undefined && (
          <TextInput
            label={t("common.typeToConfirm", { word })}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
            }}
          />
        )}
        {error !== undefined && <ErrorPanel error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t("common.cancel")}
          </Button>
          <Button
            color="red"
            loading={busy}
            disabled={word !== undefined && typed !== word}
            onClick={() => void confirm()}
          >
            {button}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
