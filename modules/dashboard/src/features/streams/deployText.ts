import type { PropertyRow } from "../launch/launchText";
import type { Deployed } from "./queries";

export const STREAM_PLATFORM = "spring.cloud.dataflow.skipper.platformName";

const DEPLOYER = "spring.cloud.deployer.";

/** What the server tells the platform by itself, as it will again. */
const BY_SERVER = ["group", "indexed", "bootVersion"];

const COMPLETE_KEY =
  /^(((app|deployer)\.[^.=]+\.[^=]*[^.=])|(version\.[^=]*[^.=])|(spring\.cloud\.dataflow\.skipper\.[^.=]+))$/;

/**
 * What a stream was deployed with, as it would be asked for again.
 *
 * @param withVersions also the versions of the apps, which an update leaves as they are
 */
export function deployedRows(deployed: Deployed, withVersions: boolean): PropertyRow[] {
  return Object.entries(deployed)
    .flatMap(([label, properties]) =>
      Object.entries(properties).flatMap(([key, value]): [string, string][] => {
        if (key === "version") {
          return withVersions ? [[`version.${label}`, value]] : [];
        }
        const short = key.slice(DEPLOYER.length);
        return key.startsWith(DEPLOYER) && !BY_SERVER.includes(short)
          ? [[`deployer.${label}.${short}`, value]]
          : [];
      }),
    )
    .map(([key, value], id) => ({ id, key, value }));
}

/** As they are sent; rows whose key nobody has finished are left out, and of two alike the last one counts. */
export function propertiesOf(
  rows: PropertyRow[],
  platform: string | undefined,
): Record<string, string> {
  return {
    ...(platform !== undefined && { [STREAM_PLATFORM]: platform }),
    ...Object.fromEntries(
      rows
        .map(({ key, value }): [string, string] => [key.trim(), value])
        .filter(([key]) => key !== "" && !key.endsWith(".")),
    ),
  };
}

export function textOf(rows: PropertyRow[]): string {
  return rows.map(({ key, value }) => `${key}=${value}\n`).join("");
}

export interface ReadText {
  rows: PropertyRow[];
  /** Of lines that are no property, counted from 1. */
  badLines: number[];
}

/** A property a line; empty lines and those that begin with # mean nothing. */
export function readText(text: string): ReadText {
  const rows: PropertyRow[] = [];
  const badLines: number[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === "" || line.trimStart().startsWith("#")) {
      return;
    }
    const equals = line.indexOf("=");
    const key = line.slice(0, Math.max(equals, 0)).trim();
    if (COMPLETE_KEY.test(key)) {
      rows.push({ id: index, key, value: line.slice(equals + 1) });
    } else {
      badLines.push(index + 1);
    }
  });
  return { rows, badLines };
}
