import "./app/mantine";
import "./app/global.css";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { newQueryClient, Providers } from "./app/Providers";
import { loadPreferences } from "./app/preferences";
import { newRouter } from "./app/router";
import { startI18n } from "./i18n/i18n";

const root = document.getElementById("root");
if (root === null) {
  throw new Error("The page has no element named root");
}
loadPreferences();
await startI18n();
createRoot(root).render(
  <StrictMode>
    <Providers client={newQueryClient()}>
      <RouterProvider router={newRouter()} />
    </Providers>
  </StrictMode>,
);
