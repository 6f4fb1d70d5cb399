/** One property as it is sent: its key begins with app., deployer., version. or scheduler. */
export interface PropertyRow {
  id: number;
  key: string;
  value: string;
}

/** What the server adds to every launch; sending it back would only repeat it. */
const ADDED_BY_SERVER = new RegExp(
  "^(--)?(app\\.[^=]+?\\.)?(spring\\.cloud\\.task\\.(initialize-enabled|tablePrefix|schemaTarget|executionid|name" +
    "|parent-execution-id|parent-schema-target)" +
    "|spring\\.batch\\.jdbc\\.table-prefix|spring\\.cloud\\.deployer\\.bootVersion" +
    "|spring\\.cloud\\.data\\.flow\\..*)(=|$)",
);

export const PLATFORM_NAME = "spring.cloud.dataflow.task.platformName";

/** The properties of an earlier launch that somebody chose. */
export function chosenProperties(properties: Record<string, string>): PropertyRow[] {
  return Object.entries(properties)
    .filter(([key]) => !ADDED_BY_SERVER.test(key) && key !== PLATFORM_NAME)
    .map(([key, value], id) => ({ id, key, value }));
}

const MASK = "******";

/** Whether a value is a secret, of which only the mask is known here. */
export function isMasked({ value }: PropertyRow): boolean {
  return value.includes(MASK);
}

/** The arguments of an earlier launch that somebody chose. */
export function chosenArguments(args: string[]): string[] {
  return args.filter((argument) => !ADDED_BY_SERVER.test(argument));
}

/** Keys are the same in any of the spellings Spring Boot accepts. */
export function uniform(key: string): string {
  return key.toLowerCase().replace(/[-_]/g, "");
}

/**
 * Properties as one text. A value may hold commas: the server knows where a new key begins. An empty one is a
 * value too, and blanks belong to it.
 */
export function propertiesText(rows: PropertyRow[], platform: string | undefined): string {
  const pairs = rows
    .filter(({ key }) => key.trim() !== "" && !key.trim().endsWith("."))
    .map(({ key, value }) => `${key.trim()}=${value}`);
  if (platform !== undefined) {
    pairs.push(`${PLATFORM_NAME}=${platform}`);
  }
  return pairs.join(",");
}

/** Arguments as one text; one that is no key=value needs its place to be told from the one before. */
export function argumentsText(args: string[], app: string): string {
  return args
    .map((argument) => argument.trim())
    .filter((argument) => argument !== "")
    .map((argument, index) =>
      argument.includes("=") ? argument : `app.${app}.${index}=${argument}`,
    )
    .join(" ");
}
