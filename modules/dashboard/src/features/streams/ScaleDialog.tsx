import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPanel } from "../../components/ErrorPanel";
import { Loading } from "../../components/Loading";
import { labelOf, useRunning, useScale } from "./queries";

const MOST = 10_000;

/** How many instances of each app run, changed without starting the others anew. */
export function ScaleDialog({
  stream,
  onClose,
}: {
  stream: string;
  onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const running = useRunning(stream);
  const apps = new Map(
    running.data?.apps.map((app) => [labelOf(stream, app), app.instances.length]),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("streams.scaleTitle", { name: stream })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack>
        <Text size="sm">{t("streams.scaleEffect")}</Text>
        {running.error && <ErrorPanel error={running.error} onRetry={running.refetch} />}
        {running.isPending && <Loading height={60} />}
        {running.data && apps.size === 0 && <Text>{t("streams.nothingRuns")}</Text>}
        {[...apps].map(([app, count]) => (
          <ScaleRow key={app} stream={stream} app={app} count={count} />
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common.close")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function ScaleRow({
  stream,
  app,
  count,
}: {
  stream: string;
  app: string;
  count: number;
}): ReactElement {
  const { t } = useTranslation();
  const scale = useScale();
  const [text, setText] = useState<string>();
  const wanted = Number(text ?? count);
  const valid = Number.isInteger(wanted) && wanted >= 1 && wanted <= MOST;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) {
          scale.mutate({ stream, app, count: wanted });
        }
      }}
    >
      <Stack gap="xs">
        <Group align="flex-end" wrap="nowrap">
          <TextInput
            flex={1}
            type="number"
            min={1}
            max={MOST}
            label={t("streams.instancesOf", { app })}
            value={text ?? String(count)}
            error={valid || text === undefined ? undefined : t("streams.countInvalid", { most: MOST })}
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
          />
          <Button
            type="submit"
            loading={scale.isPending}
            aria-label={t("streams.scaleApp", { app })}
            disabled={!valid || wanted === count}
          >
            {t("streams.scale")}
          </Button>
        </Group>
        {scale.error && <ErrorPanel error={scale.error} />}
        {scale.isSuccess && (
          <Text size="sm" role="status">
            {t("streams.scaled", { app, total: scale.variables.count })}
          </Text>
        )}
      </Stack>
    </form>
  );
}
