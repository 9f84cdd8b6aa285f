// The pictures of what hangs together, and the ways between a figure and its checks.
import assert from "node:assert/strict";
import { test } from "node:test";
import { source } from "./support/source.js";
import { count, poll, visits } from "./support/visits.js";

const visit = visits(test);
const { sections, sectionAt } = await source("../../pkg/src/parts/sections");
const CHAIN = "全年收到行政复议申请86件，其中受理74件，不予受理11件。受理的74件中，审结71件，中止2件。";

test("sections begin at headings, not at paragraphs that look like some", () => {
  const text = "报告\n一、总体情况\n收到3件。\n# 第二部\n一、受理的案件中，有的已经审结；其余中止。\n第三章 附则\n完";
  const found = sections(text);
  assert.deepEqual(found.map(({ name }) => name), ["一、总体情况", "第二部", "第三章 附则"]);
  assert.equal(sectionAt(found, 0), -1);
  assert.equal(sectionAt(found, text.indexOf("一、总体")), 0);
  assert.equal(sectionAt(found, text.indexOf("收到")), 0);
  assert.equal(sectionAt(found, text.length), 2);
});

visit("findings are filtered by the section that they stand in", async (visit, page) => {
  const all = await visit.flags.count();
  await page.locator("#filter-section").selectOption("三、信访与政府信息公开");
  await count(visit.flags, 1);
  assert.match(await visit.flags.innerText(), /14\.3%/);
  await page.locator("#filter-section").selectOption("五、监督与问责");
  await count(visit.flags, 0);
  await page.locator("#filter-section").selectOption("");
  await count(visit.flags, all);
  await visit.paste("没有章节，收到12件。");
  await poll(() => page.locator("#filter-section").isVisible(), (seen) => !seen, "no sections to choose from");
});

visit("sums that hang together are drawn as a flow, and what is missing in them", async (visit, page) => {
  await visit.paste(CHAIN);
  await count(visit.flags, 1);
  await page.locator("#clusters > summary").click();
  const picture = page.locator(".cluster svg:has(.picture-ribbon)");
  await count(picture, 1);
  assert.match(await picture.getAttribute("aria-label"), /86件 → 74件 \+ 11件; 74件 → 71件 \+ 2件/);
  await count(picture.locator(".picture-ribbon"), 4);
  assert.equal(await picture.locator(".picture-gap text").textContent(), "少 1");
  await visit.shot("flow");
  await page.locator(".cluster-checks button").first().click();
  await count(page.locator(".finding[aria-expanded=true]"), 1);
});

visit("a change that mends a whole group is put in by one click and taken back by one", async (visit, page) => {
  await visit.paste(CHAIN);
  await count(visit.flags, 1);
  await page.locator("#clusters > summary").click();
  await page.locator(".cluster .repair").first().click();
  await count(visit.flags, 0);
  await page.locator("#undo-repair").click();
  await count(visit.flags, 1);
  assert.equal((await page.locator(".cm-content").innerText()).trim(), CHAIN);
});

visit("a change shows the whole numbers before that would give it, or that none does", async (visit, page) => {
  await visit.flags.filter({ hasText: "14.3%" }).click();
  const picture = page.locator(".detail svg");
  assert.match(await picture.getAttribute("aria-label"), /没有整数基期能得出 14\.3%/);
  await count(picture.locator(".picture-fits"), 0);
  assert.match(await picture.locator(".picture-misses").allTextContents().then((all) => all.join(" ")), /16.*12\.50%.*17.*17\.65%/);
  await visit.shot("bases");
  await visit.figure("7.2%").click();
  await poll(() => picture.getAttribute("aria-label"), (told) => /能得出 7\.2% 的整数基期：571/.test(told), "the base that fits");
  await count(picture.locator(".picture-fits"), 1);
});

visit("a figure in the table of all figures leads to its checks, and power is told in words", async (visit, page) => {
  await page.locator("#all-figures > summary").click();
  await page.locator("#figures-table .printed", { hasText: "45件" }).click();
  await count(page.locator(".finding[aria-expanded=true]"), 1);
  assert.match(await page.locator(".detail").innerText(), /90 个写法中，能通过这一核对的有 1 个/);
  await count(visit.chosen, 3);
});

for (const colorScheme of ["light", "dark"]) {
  visit(`the groups print and show themselves, ${colorScheme}`, async (visit, page) => {
    await visit.paste(CHAIN);
    await count(visit.flags, 1);
    await page.locator("#clusters > summary").click();
    await count(page.locator(".picture-ribbon"), 4);
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.locator(".picture-ribbon").first().isVisible());
    await page.emulateMedia({ media: "screen" });
    await visit.shot(`groups-${colorScheme}`);
  }, { colorScheme });
}
