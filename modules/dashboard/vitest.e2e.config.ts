import { defineConfig } from "vitest/config";

/** Whole flows in a real browser against a real server; see e2e/. */
export default defineConfig({
  test: {
    include: ["e2e/**/*.e2e.ts"],
    environment: "node",
    testTimeout: 240_000,
    hookTimeout: 180_000,
    // Each file has a server of its own; two at once are as much as two cores carry.
    maxWorkers: 2,
    reporters: ["verbose"],
  },
});
