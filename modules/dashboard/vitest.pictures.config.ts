import { defineConfig } from "vitest/config";

/** Pictures of the screens of a real server: all of them to look at, and those of the guide. */
export default defineConfig({
  test: {
    include: ["e2e/*.pictures.ts"],
    environment: "node",
    testTimeout: 1_200_000,
    hookTimeout: 180_000,
    reporters: ["verbose"],
  },
});
