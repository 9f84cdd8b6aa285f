// How much a page has to load: the files of each artefact, scripts bundled as hosts bundle them, compressed as servers compress them.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

/** Each artefact, and the most bytes that it may have; `aim`: what it should come down to, where it is not there yet. */
export const MARKS = [
  { artefact: "the element with its client and its worker", files: ["define.js", "worker.js"], most: 30_000 },
  { artefact: "the client with its worker", files: ["client.js", "worker.js"], most: 6_000 },
  { artefact: "the audit's WebAssembly", files: ["../wasm/gouji_bg.wasm"], most: 385_000, aim: 150_000 },
  { artefact: "the full audit's WebAssembly", files: ["../wasm-full/gouji_bg.wasm"], most: 450_000 },
];

/** The bytes of an artefact, with brotli. */
export async function size({ files }) {
  const sizes = await Promise.all(files.map(compressed));
  return sizes.reduce((sum, bytes) => sum + bytes);
}

async function compressed(file) {
  const path = fileURLToPath(new URL(`../dist/${file}`, import.meta.url));
  if (path.endsWith(".wasm")) return brotliCompressSync(await readFile(path)).length;
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true, minify: true, write: false, format: "esm", target: "es2022", logLevel: "error",
  });
  return brotliCompressSync(outputFiles[0].contents).length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const mark of MARKS) {
    const short = mark.aim === undefined ? "" : `, to come down to ${mark.aim / 1000}`;
    console.log(`${mark.artefact}: ${((await size(mark)) / 1000).toFixed(1)} KB with brotli, at most ${mark.most / 1000}${short}`);
  }
}
