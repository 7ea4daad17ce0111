import { defineConfig } from "@playwright/test";
import config from "./playwright.config.ts";

/** `npm run screenshots`: the pictures of the README, from a demo made for them. */
export default defineConfig({ ...config, testMatch: "screenshots.ts", workers: 1 });
