// The types of the server's API.
//   npm run api -- http://localhost:9393   fetches the description of a running server, and makes the types of it
//   npm run api                            makes src/api/schema.d.ts of src/api/openapi.json
//   npm run api -- --check                 fails when that would change it
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const DESCRIPTION = "src/api/openapi.json";
const TYPES = "src/api/schema.d.ts";
const PAGE = [
  { name: "page", in: "query", schema: { type: "integer" } },
  { name: "size", in: "query", schema: { type: "integer" } },
  { name: "sort", in: "query", schema: { type: "string" } },
];

/** In one order, so that a change shows as what it is. */
function sorted(value) {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([name, inner]) => [name, sorted(inner)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a server says of itself, without what differs from server to server or from start to start. */
async function fetched(server) {
  const response = await fetch(new URL("/api-docs", server), {
    headers: { Accept: "application/json" },
  });
  if (!response.ok) {
    throw new Error(`${server} answers ${response.status}`);
  }
  const description = await response.json();
  delete description.servers;
  for (const operations of Object.values(description.paths)) {
    for (const operation of Object.values(operations)) {
      delete operation.operationId;
    }
  }
  return sorted(description);
}

async function types() {
  const description = JSON.parse(readFileSync(DESCRIPTION, "utf8"));
  for (const operations of Object.values(description.paths)) {
    for (const operation of Object.values(operations)) {
      // The server's description has the paging parameters as one object, which they are only in its code.
      operation.parameters = operation.parameters?.flatMap((parameter) =>
        parameter.schema?.$ref?.endsWith("/PageQuery") ? PAGE : [parameter],
      );
    }
  }
  return astToString(await openapiTS(description));
}

const [wanted] = process.argv.slice(2);
if (wanted === "--check") {
  if (readFileSync(TYPES, "utf8") !== (await types())) {
    console.error(`${TYPES} is not what ${DESCRIPTION} gives. Run: npm run api`);
    process.exitCode = 1;
  }
} else {
  if (wanted !== undefined) {
    writeFileSync(DESCRIPTION, `${JSON.stringify(await fetched(wanted), null, 2)}\n`);
  }
  writeFileSync(TYPES, await types());
}
