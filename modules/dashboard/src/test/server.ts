import { setupServer } from "msw/node";

/** The server the pages under test talk to; each test says what it answers. */
export const server = setupServer();

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
