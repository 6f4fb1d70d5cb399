// Makes src/api/schema.d.ts of src/api/openapi.json, which is what a running server answers at /api-docs.
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const PAGE = [
  { name: "page", in: "query", schema: { type: "integer" } },
  { name: "size", in: "query", schema: { type: "integer" } },
  { name: "sort", in: "query", schema: { type: "string" } },
];

const document = JSON.parse(readFileSync("src/api/openapi.json", "utf8"));
for (const operations of Object.values(document.paths)) {
  for (const operation of Object.values(operations)) {
    // The server's description has the paging parameters as one object, which they are only in its code.
    operation.parameters = operation.parameters?.flatMap((parameter) =>
      parameter.schema?.$ref?.endsWith("/PageQuery") ? PAGE : [parameter],
    );
  }
}
writeFileSync("src/api/schema.d.ts", astToString(await openapiTS(document)));
