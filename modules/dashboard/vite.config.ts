import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = process.env.DSTONE_SERVER ?? "http://localhost:9393";

/** Everything the server answers itself; the rest below /dashboard/ is ours. */
const API =
  "^/(about|apps|audit-records|completions|events|jobs|management|runtime|schema|search|security|settings|streams|tasks|tools)(/|\\?|$)";

export default defineConfig({
  base: "/dashboard/",
  plugins: [react()],
  build: {
    outDir: "target/dashboard",
    emptyOutDir: true,
    // The server's content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    manifest: true,
  },
  server: {
    // The host header stays the page's own, or the server would take our requests for a foreign page's.
    proxy: { [API]: { target: server, changeOrigin: false } },
  },
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    environment: "jsdom",
    setupFiles: ["src/test/setup.ts"],
    css: false,
    restoreMocks: true,
    testTimeout: 60_000,
  },
});
