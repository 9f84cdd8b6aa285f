// Times the whole check in WebAssembly: `node wasm.mjs FOLDER` prints, as JSON, the seconds of each run by text in FOLDER.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { audit, load } from "../pkg/dist/index.js";

const WARM_UP = 0.5;
const ENOUGH = 2;

const folder = process.argv[2];
await load();

const timings = {};
for (const file of (await readdir(folder)).sort()) {
  const text = await readFile(join(folder, file), "utf8");
  run(text, WARM_UP);
  timings[file.replace(/\.txt$/, "")] = run(text, ENOUGH);
}
console.log(JSON.stringify(timings));

/** Audits `text` again and again until so many seconds are over; how many seconds each took. */
function run(text, enough) {
  const times = [];
  const start = performance.now();
  for (let before = start, now; before - start < enough * 1000; before = now) {
    audit(text);
    now = performance.now();
    times.push((now - before) / 1000);
  }
  return times;
}
