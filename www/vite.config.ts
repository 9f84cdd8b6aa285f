// How the page is built: paths relative, so that it can be served from any folder.
import { defineConfig } from "vite";
import { offline } from "./build/offline.ts";

export default defineConfig({
  base: "./",
  build: { target: "es2022", modulePreload: { polyfill: false } },
  plugins: [offline(["manifest.webmanifest", "icon.svg"])],
  worker: { format: "es" },
  server: { fs: { allow: [".."] } },
});
