import { createTheme, type CSSVariablesResolver } from "@mantine/core";

export const theme = createTheme({
  // The usual shade has too little contrast below white text.
  primaryShade: { light: 8, dark: 8 },
  fontFamily:
    '"Pretendard", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", system-ui, sans-serif',
  fontFamilyMonospace: '"D2Coding", ui-monospace, monospace',
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  // Titles in yellow or orange cannot be read on their light ground; the icon keeps the colour.
  components: { Alert: { styles: { label: { color: "var(--mantine-color-text)" } } } },
});

/** Texts in grey and red with a contrast of 4.5:1 on either ground. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "var(--mantine-color-gray-7)",
    "--mantine-color-placeholder": "var(--mantine-color-gray-7)",
    "--mantine-color-error": "var(--mantine-color-red-9)",
  },
  dark: {
    "--mantine-color-dimmed": "var(--mantine-color-dark-1)",
    "--mantine-color-placeholder": "var(--mantine-color-dark-2)",
    "--mantine-color-error": "var(--mantine-color-red-4)",
  },
});
