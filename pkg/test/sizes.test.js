// What a page has to load: each artefact and the mark that it keeps to, compressed as servers compress it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

/**
 * What each artefact is made of, scripts bundled as hosts bundle them, and how many bytes it may have; `aim`: what it should
 * come down to, where it is not there yet.
 */
const MARKS = [
  { artefact: "the element with its client and its worker", scripts: ["define.js", "worker.js"], most: 30_000 },
  { artefact: "the client with its worker", scripts: ["client.js", "worker.js"], most: 6_000 },
  { artefact: "the audit's WebAssembly", scripts: ["../wasm/gouji_bg.wasm"], most: 400_000, aim: 150_000 },
];

async function size(script) {
  const path = fileURLToPath(new URL(`../dist/${script}`, import.meta.url));
  if (path.endsWith(".wasm")) {
    return brotliCompressSync(await readFile(path)).length;
  }
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true, minify: true, write: false, format: "esm", target: "es2022", logLevel: "error",
  });
  return brotliCompressSync(outputFiles[0].contents).length;
}

for (const { artefact, scripts, most, aim } of MARKS) {
  test(`${artefact}: at most ${most / 1000} KB with brotli`, async (t) => {
    const sizes = await Promise.all(scripts.map(size));
    const all = sizes.reduce((sum, bytes) => sum + bytes);
    const short = aim === undefined ? "" : `, to come down to ${aim / 1000} KB`;
    t.diagnostic(`${artefact}: ${(all / 1000).toFixed(1)} KB${short} (${scripts.map((script, index) => `${script} ${sizes[index]}`).join(", ")})`);
    assert.ok(all <= most, `${all} bytes`);
  });
}
