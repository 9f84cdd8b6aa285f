// How much a page has to load: the scripts of each artefact, bundled as hosts bundle them and compressed as servers compress them.
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

/** Each artefact, and the most bytes that it may have. */
export const MARKS = [
  { artefact: "the element with its client and its worker", scripts: ["define.js", "worker.js"], most: 30_000 },
  { artefact: "the client with its worker", scripts: ["client.js", "worker.js"], most: 6_000 },
];

/** The bytes of an artefact, with brotli. */
export async function size({ scripts }) {
  const sizes = await Promise.all(scripts.map(compressed));
  return sizes.reduce((sum, bytes) => sum + bytes);
}

async function compressed(script) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../dist/${script}`, import.meta.url))],
    bundle: true, minify: true, write: false, format: "esm", target: "es2022", logLevel: "error",
  });
  return brotliCompressSync(outputFiles[0].contents).length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const mark of MARKS) console.log(`${mark.artefact}: ${((await size(mark)) / 1000).toFixed(1)} KB with brotli, at most ${mark.most / 1000}`);
}
