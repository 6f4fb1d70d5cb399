import { api, done } from "./client";

/** What the reader has the server keep under a key; undefined when that is nothing. */
export async function setting(key: string): Promise<unknown> {
  const { data } = await api.GET("/settings/{key}", { params: { path: { key } } });
  return data;
}

export function keepSetting(key: string, value: unknown): Promise<void> {
  return done(api.PUT("/settings/{key}", { params: { path: { key } }, body: value }));
}
