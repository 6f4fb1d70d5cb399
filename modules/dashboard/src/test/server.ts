import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";

/**
 * The server the pages under test talk to; each test says what it answers, beside what every page asks: it
 * begins with nothing set and nothing ever run.
 */
export const server = setupServer(
  http.get("*/settings/:key", () => new HttpResponse(null, { status: 204 })),
  http.put("*/settings/:key", () => new HttpResponse(null, { status: 204 })),
  http.get("*/about", () => HttpResponse.json({ featureInfo: { streamsEnabled: true } })),
  http.get("*/streams/definitions", () =>
    HttpResponse.json(paged("streamDefinitionResourceList", [])),
  ),
  http.get("*/tasks/executions/search", () =>
    HttpResponse.json({ items: [], total: 0, totalIsLowerBound: false, counts: {} }),
  ),
  http.get("*/tasks/executions/history", () => HttpResponse.json({ tasks: {} })),
);

/** A list as the server pages it. */
export function paged(relation: string, rows: unknown[], total = rows.length, size = 20): object {
  return {
    ...(rows.length > 0 && { _embedded: { [relation]: rows } }),
    _links: {},
    page: { size, totalElements: total, totalPages: Math.ceil(total / size), number: 0 },
  };
}

/** An error as the server words it. */
export function problem(message: string): object {
  return { _embedded: { errors: [{ message, logref: "Problem", _links: {} }] } };
}
