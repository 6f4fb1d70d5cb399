import i18next from "i18next";

/** A number in the way of the language chosen, which may be another one than the browser's. */
export function numberText(value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(i18next.language, options).format(value);
}
