import { Group, Title } from "@mantine/core";
import { useEffect, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** The heading of a page, which also names the browser's tab, with the page's main actions. */
export function PageTitle({
  title,
  children,
}: {
  title: string;
  children?: ReactNode;
}): ReactElement {
  const { t } = useTranslation();
  const product = t("common.product");
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <Group justify="space-between" mb="md">
      <Title order={1} size="h2" className="breaking">
        {title}
      </Title>
      <Group gap="sm">{children}</Group>
    </Group>
  );
}
