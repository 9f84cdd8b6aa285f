// What is told of the element is what there is: the manifest, the style sheets and the documentation agree.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";

const read = (path) => readFile(new URL(`../${path}`, import.meta.url), "utf8");
const manifest = JSON.parse(await read("dist/custom-elements.json"));
const element = manifest.modules.flatMap(({ declarations }) => declarations ?? []).find(({ tagName }) => tagName === "gouji-audit");
const names = (list) => list.map(({ name }) => name).sort();

test("the manifest names the attributes that are observed, and no private member", async () => {
  const { GoujiAuditElement } = await import("gouji/element");
  assert.deepEqual(names(element.attributes), [...GoujiAuditElement.observedAttributes].sort());
  assert.deepEqual(element.members.filter(({ name }) => name.startsWith("#")), []);
  assert.ok(manifest.modules.some(({ exports }) => exports.some(({ kind, name }) => kind === "custom-element-definition" && name === "gouji-audit")));
});

test("each custom property that a style sheet reads is in the manifest, and no other", async () => {
  const folder = new URL("../src/parts/style/", import.meta.url);
  const sheets = await Promise.all([...(await readdir(folder)).map((name) => `src/parts/style/${name}`), "src/element/element.css"].map(read));
  const used = new Set(sheets.join().match(/--gouji-[a-z-]+/g).filter((name) => !name.endsWith("-")));
  assert.deepEqual(names(element.cssProperties), [...used].sort());
});

test("each part that is drawn is in the manifest, and no other", async () => {
  const sources = await Promise.all(["element/view", "parts/text", "parts/list", "parts/detail", "parts/clusters"].map((name) => read(`src/${name}.ts`)));
  const drawn = new Set([...sources.join().matchAll(/part: ["`]([a-z-]+)/g)].map(([, name]) => name));
  assert.deepEqual(names(element.cssParts), [...drawn].sort());
});

test("the documentation tells of each property, attribute, event, part and custom property", async () => {
  const told = await read("../docs/embedding.md");
  for (const { name } of ["members", "attributes", "events", "cssParts", "cssProperties"].flatMap((kind) => element[kind])) {
    assert.ok(told.includes(`\`${name}`), `docs/embedding.md says nothing of ${name}`);
  }
});
