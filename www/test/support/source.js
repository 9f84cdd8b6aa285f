// Loads a TypeScript module of the page into Node.
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

/** What `src/<name>.ts` exports. */
export async function source(name) {
  return (await runnerImport(fileURLToPath(new URL(`../../src/${name}.ts`, import.meta.url)))).module;
}
