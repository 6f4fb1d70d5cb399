import i18next from "i18next";
import createClient, { type Middleware } from "openapi-fetch";
import type { paths } from "./schema";

/** An answer that is no success, in the server's words. */
export class ApiError extends Error {
  readonly status: number;
  readonly request: string;

  constructor(status: number, message: string, request: string) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.request = request;
  }
}

interface ErrorEntry {
  message?: unknown;
}

/** Errors are `{_embedded: {errors: [{message}]}}`, or Spring's `{message, error}` for unknown paths. */
function messageOf(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null) {
    return undefined;
  }
  const { _embedded, message, error } = body as {
    _embedded?: { errors?: ErrorEntry[] };
    message?: unknown;
    error?: unknown;
  };
  const texts = (_embedded?.errors ?? [])
    .map((entry) => entry.message)
    .filter((text) => typeof text === "string");
  if (texts.length > 0) {
    return texts.join("\n");
  }
  return [message, error].find((text) => typeof text === "string" && text !== "") as
    | string
    | undefined;
}

/** In what language the server says why something failed. */
const inOurLanguage: Middleware = {
  onRequest({ request }) {
    request.headers.set("Accept-Language", i18next.language);
    return request;
  },
};

const errorsAreThrown: Middleware = {
  async onResponse({ request, response }) {
    if (response.ok) {
      return undefined;
    }
    let body: unknown;
    try {
      body = await response.json();
    } catch {
      body = undefined;
    }
    throw new ApiError(
      response.status,
      messageOf(body) ?? response.statusText,
      `${request.method} ${new URL(request.url).pathname}`,
    );
  },
};

export const api = createClient<paths>({
  baseUrl: window.location.origin,
  headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
  // Looked up at each call, so that tests can put their own in its place.
  fetch: (request) => globalThis.fetch(request),
});
api.use(inOurLanguage, errorsAreThrown);

/** The body of a call that always answers one; failures have been thrown before. */
export async function body<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call;
  if (data === undefined) {
    throw new ApiError(200, "The server's answer is empty", "");
  }
  return data;
}

/** For calls whose answer has no body, or none that matters. */
export async function done(call: Promise<unknown>): Promise<void> {
  await call;
}

function encoded(fields: unknown): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(fields as Record<string, unknown>)) {
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      parameters.append(name, String(value));
    }
  }
  return parameters.toString();
}

/** Options of a call that sends its body as a form, which may be longer than an address. */
export const asForm = {
  headers: { "Content-Type": "application/x-www-form-urlencoded" },
  bodySerializer: encoded,
};

/** The first parts of query keys: events of the server make all queries below one of them stale. */
export const keys = {
  apps: "apps",
  tasks: "tasks",
  executions: "executions",
  streams: "streams",
} as const;
