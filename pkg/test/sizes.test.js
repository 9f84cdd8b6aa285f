// What a page has to load: each artefact and the mark that it keeps to, compressed as servers compress it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

/** The scripts of each artefact, bundled as hosts bundle them, and how many bytes they may have. */
const MARKS = [
  { artefact: "the element with its client and its worker", scripts: ["define.js", "worker.js"], most: 30_000 },
  { artefact: "the client with its worker", scripts: ["client.js", "worker.js"], most: 6_000 },
];

async function size(script) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../dist/${script}`, import.meta.url))],
    bundle: true, minify: true, write: false, format: "esm", target: "es2022", logLevel: "error",
  });
  return brotliCompressSync(outputFiles[0].contents).length;
}

for (const { artefact, scripts, most } of MARKS) {
  test(`${artefact}: at most ${most / 1000} KB with brotli`, async (t) => {
    const sizes = await Promise.all(scripts.map(size));
    const all = sizes.reduce((sum, bytes) => sum + bytes);
    t.diagnostic(`${artefact}: ${(all / 1000).toFixed(1)} KB (${scripts.map((script, index) => `${script} ${sizes[index]}`).join(", ")})`);
    assert.ok(all <= most, `${all} bytes`);
  });
}
