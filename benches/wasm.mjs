// Times the whole check in WebAssembly: `node wasm.mjs FOLDER` prints, as JSON, the seconds of each run by text in FOLDER.
// In a text whose name begins with `typed` another place is changed before each run.

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
  const change = file.startsWith("typed") ? typed : same;
  run(text, change, WARM_UP);
  timings[file.replace(/\.txt$/, "")] = run(text, change, ENOUGH);
}
console.log(JSON.stringify(timings));

/** The text as it is, whatever run it is. */
function same(text) {
  return text;
}

/** The text with a digit typed somewhere. */
function typed(text, run) {
  const at = (run * 7919) % text.length;
  return text.slice(0, at) + (run % 10) + text.slice(at);
}

/** Audits `text` again and again, changed each time, until so many seconds are over; how many seconds each took. */
function run(text, change, enough) {
  const times = [];
  const start = performance.now();
  while (performance.now() - start < enough * 1000) {
    const changed = change(text, times.length);
    const before = performance.now();
    audit(changed);
    times.push((performance.now() - before) / 1000);
  }
  return times;
}
