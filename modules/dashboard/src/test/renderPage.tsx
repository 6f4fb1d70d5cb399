import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { render, type RenderResult } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { newQueryClient, Providers } from "../app/Providers";
import { newRouter } from "../app/router";

export interface Rendered extends RenderResult {
  user: UserEvent;
  /** The address below /dashboard, with its query. */
  path: () => string;
}

/** The whole dashboard at an address, such as `/apps?type=task`. */
export function renderPage(path: string): Rendered {
  const router = newRouter(createMemoryHistory({ initialEntries: [`/dashboard${path}`] }));
  const result = render(
    <Providers client={newQueryClient()} env="test">
      <RouterProvider router={router} />
    </Providers>,
  );
  return { ...result, user: userEvent.setup({ delay: null }), path: () => router.state.location.href };
}
