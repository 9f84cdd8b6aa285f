// Rule packs of one's own: pasted, refused with their lines, kept, applied, removed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { source } from "./support/source.js";
import { count, poll, visits } from "./support/visits.js";

const visit = visits(test);
const { nameOf, RuleShelf } = await source("shelf");
const PACK = `[pack]
id = "exams"
[concept.all]
zh = ["报名"]
[concept.sat]
zh = ["到场"]
[concept.away]
zh = ["缺席"]
[[rule]]
id = "attendance"
tie = "报名 = 到场 + 缺席"
hold = ["报名120人，到场112人，缺席8人。"]
fail = ["报名120人，到场112人，缺席9人。"]
`;

function storage(kept = null) {
  return { kept, getItem() { return this.kept; }, setItem(_, value) { this.kept = value; } };
}

test("a pack of the same name gives way; the next visit knows the packs; broken storage is no harm", () => {
  const shelf = storage();
  const rules = new RuleShelf(shelf);
  rules.add(PACK);
  rules.add(`${PACK}# again\n`);
  assert.deepEqual(new RuleShelf(storage(shelf.kept)).packs, [`${PACK}# again\n`]);
  rules.remove(`${PACK}# again\n`);
  assert.deepEqual(rules.packs, []);
  assert.equal(nameOf("[concept.all]\nid = 'x'"), undefined);
  for (const broken of ["{", "null", "[1]"]) assert.deepEqual(new RuleShelf(storage(broken)).packs, []);
});

test("a kept pack that is refused is put aside, not used, and kept until it is mended or removed", async () => {
  const [good, bad] = [PACK, PACK.replace("exams", "older")];
  const shelf = storage(JSON.stringify([bad, good]));
  const rules = new RuleShelf(shelf);
  const fault = { line: 3, what: { zh: "有误", en: "wrong" } };
  await rules.sort(async (pack) => (pack === bad ? [fault] : []));
  assert.deepEqual(rules.sound, [good]);
  assert.deepEqual(rules.packs, [bad, good]);
  assert.deepEqual([rules.faultsOf(bad), rules.faultsOf(good)], [[fault], []]);
  rules.remove(bad);
  assert.deepEqual(JSON.parse(shelf.kept), [good]);
});

visit("a kept pack that is refused does not make checks fail", async (visit, page) => {
  const broken = PACK.replace("+ 缺席", "+ 请假");
  await page.evaluate((packs) => localStorage.setItem("gouji.rules", JSON.stringify(packs)), [broken]);
  await page.reload();
  await visit.paste("报名120人，到场112人，缺席9人，其中请假10人。");
  await count(visit.flags, 1);
  await page.locator("#rules > summary").click();
  await poll(() => page.locator("#rules-own").innerText(), (text) => /暂不使用[^]*第 11 行.*请假/.test(text), "the pack put aside");
  await page.getByRole("button", { name: "修改 exams" }).click();
  await page.locator("#rules-text").fill(PACK);
  await page.locator("#rules-add").click();
  await count(visit.flags, 2);
  await poll(() => page.locator("#rules-own").innerText(), (text) => !/暂不使用/.test(text), "the pack in use");
});

visit("a pasted pack is refused with its lines, applied when in order, kept, and removed", async (visit, page) => {
  await visit.paste("报名120人，到场112人，缺席9人。");
  await page.locator("#rules > summary").click();
  await page.locator("#rules-text").fill(PACK.replace("+ 缺席", "+ 请假"));
  await page.locator("#rules-add").click();
  await poll(() => page.locator("#rules-faults").innerText(), (text) => /第 11 行.*请假/.test(text), "the fault");
  await visit.shot("rules-fault");
  await page.locator("#rules-text").fill(PACK);
  await page.locator("#rules-add").click();
  await count(visit.flags, 1);
  await poll(() => page.locator("#rules-told").innerText(), (text) => /attendance/.test(text), "the rule that applied");
  assert.equal(await page.locator("#rules-faults li").count(), 0);
  await visit.shot("rules-applied");
  await page.reload();
  await page.locator("#summary .counts").waitFor();
  await visit.paste("报名120人，到场112人，缺席9人。");
  await count(visit.flags, 1);
  await page.locator("#rules > summary").click();
  await page.locator("#language").click();
  await page.getByRole("button", { name: "Remove exams" }).click();
  await count(visit.flags, 0);
  await count(page.locator("#rules-own li"), 0);
});
