import { useTranslation } from "react-i18next";
import { typeOf, type StreamGraph, type StreamNode } from "./streamGraph";

/** What a part of a stream is in words; apps by their type, which is a word of the language. */
export function usePartKind(): (graph: StreamGraph, part: StreamNode) => string {
  const { t } = useTranslation();
  return (graph, part) => {
    switch (part.kind) {
      case "app":
        return typeOf(graph, part.id);
      case "source":
        // What an app of another stream writes to is called after both.
        return t(part.name.includes(".") ? "streams.tap" : "streams.place");
      case "sink":
        return t("streams.place");
    }
  };
}
