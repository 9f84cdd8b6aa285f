// Times a start in Node: `node start.mjs FILE` prints, as JSON, the seconds from the import to the first finding, and in all.

import { readFile } from "node:fs/promises";

const before = performance.now();
const { audit, load } = await import("../pkg/dist/index.js");
await load();
const { checks } = audit(await readFile(process.argv[2], "utf8"));
const found = performance.now();
if (!checks.some(({ severity }) => severity === "error" || severity === "warning")) {
  throw new Error("the text to start with holds no finding");
}
console.log(JSON.stringify({ import: [(found - before) / 1000], process: [found / 1000] }));
