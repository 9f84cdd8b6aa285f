// How the page is built as one file, dist/gouji.html, beside the page that is served.
import { defineConfig } from "vite";
import { inlined, oneFile } from "./build/single.ts";

export default defineConfig({
  publicDir: false,
  build: { target: "es2022", modulePreload: false, emptyOutDir: false, cssCodeSplit: false, assetsInlineLimit: Number.MAX_SAFE_INTEGER },
  plugins: [inlined(), oneFile()],
  worker: { format: "iife", plugins: () => [inlined()] },
});
