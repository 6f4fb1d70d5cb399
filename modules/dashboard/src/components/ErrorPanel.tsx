import { Alert, Button, Code, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../api/client";

function isUnreachable(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof ApiError && [502, 504].includes(error.status));
}

/** What went wrong in words, why, and what can be done. */
export function ErrorPanel({
  error,
  onRetry,
}: {
  error: unknown;
  onRetry?: () => unknown;
}): ReactElement {
  const { t } = useTranslation();
  const apiError = error instanceof ApiError ? error : undefined;
  const unreachable = isUnreachable(error);
  const title = unreachable
    ? t("common.errorUnreachable")
    : apiError?.status === 404
      ? t("common.errorNotFound")
      : apiError?.status === 403 || apiError?.status === 401
        ? t("common.errorDenied")
        : t("common.errorTitle");
  const message = unreachable
    ? t("common.errorUnreachableHint")
    : error instanceof Error
      ? error.message
      : String(error);
  return (
    <Alert role="alert" color="red" title={title} icon={<IconAlertTriangle aria-hidden />}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm" className="breaking">
          {message}
        </Text>
        {apiError !== undefined && apiError.request !== "" && (
          <Code>
            {apiError.status} {apiError.request}
          </Code>
        )}
        {onRetry !== undefined && (
          <Group>
            <Button size="xs" variant="default" onClick={() => void onRetry()}>
              {t("common.retry")}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
