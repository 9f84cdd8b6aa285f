// The page as its reader meets it, in a real browser.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { count, poll, visits, WRONG_RATE, WRONG_SUM } from "./support/visits.js";

const visit = visits(test);

const within = (inner, outer) => inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height;

visit("opens with a sample already checked", async (visit, page) => {
  assert.match(await page.locator(".cm-content").innerText(), /依法行政/);
  assert.ok((await visit.flags.count()) > 0);
  assert.ok((await visit.flagged.count()) > 0);
  assert.ok((await page.locator(".cm-content .figure-holds").count()) > 0);
  assert.match(await page.locator("#summary").innerText(), /发现问题 \d+ 处/);
  assert.match(await page.locator(".private").innerText(), /不会离开/);
  await visit.shot("sample");
});

visit("a pasted text is checked, and an edit that mends it makes the finding go", async (visit, page) => {
  await visit.paste(WRONG_SUM);
  await count(visit.flags, 1);
  assert.match(await visit.flags.innerText(), /11/);
  await count(visit.flagged, 3);
  await visit.retype("1件", "2");
  await count(visit.flags, 0);
  await count(visit.flagged, 0);
  assert.match(await page.locator("#summary").innerText(), /未发现不符/);
});

visit("marks move along with an edit before the next check is in", async (visit, page) => {
  await visit.paste(WRONG_SUM);
  await count(visit.flagged, 3);
  const marked = await page.locator(".cm-content").evaluate(async (content) => {
    getSelection().collapse(content.querySelector(".cm-line").firstChild, 0);
    document.execCommand("insertText", false, "经统计，");
    return [...content.querySelectorAll(".figure-error, .figure-warning")].map((mark) => mark.textContent);
  });
  assert.deepEqual(marked, ["12件", "10件", "1件"]);
});

visit("selecting a finding opens its table and goes to its figures", async (visit, page) => {
  await visit.paste(`${"本段没有数字。\n".repeat(300)}${WRONG_RATE}`);
  await count(visit.flags, 1);
  await page.keyboard.press("ControlOrMeta+Home");
  await count(visit.flagged, 0);
  await visit.flags.click();
  const rows = page.locator(".detail .figures tbody tr");
  await count(rows, 3);
  assert.match(await rows.allInnerTexts().then((texts) => texts.join("\n")), /1099[^]*1044[^]*98\.5%/);
  assert.match(await page.locator(".detail .formula").innerText(), /1044 ÷ 1099 = 9[45]\.\d/);
  assert.ok((await page.locator(".detail .repairs li").count()) > 0);
  await count(visit.chosen, 3);
  const pane = await page.locator(".cm-scroller").boundingBox();
  for (const mark of await visit.chosen.all()) assert.ok(within(await mark.boundingBox(), pane));
  await visit.shot("selected");
  await visit.flags.click();
  await count(page.locator(".detail"), 0);
  await count(visit.chosen, 0);
});

visit("the keyboard reaches, opens and closes findings", async (visit, page) => {
  await visit.paste(`${WRONG_SUM}\n${WRONG_RATE}`);
  await count(visit.flags, 2);
  await page.locator(".finding").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".finding").nth(1).getAttribute("aria-expanded"), "true");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-expanded")), "true", "the finding keeps the keyboard");
  await page.keyboard.press("Escape");
  await count(page.locator(".detail"), 0);
  await page.keyboard.press("Home");
  assert.ok(await page.locator(".finding").first().evaluate((button) => button === document.activeElement));
});

visit("a figure in the text leads to its finding, by pointer and by keyboard", async (visit, page) => {
  await visit.paste(`${WRONG_SUM}\n${WRONG_RATE}`);
  await count(visit.flags, 2);
  await visit.figure("98.5%").click();
  await count(page.locator(".detail tr", { hasText: "98.5%" }), 1);
  await visit.figure("10件").click();
  await count(page.locator(".detail tr", { hasText: "10件" }), 1);
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ControlOrMeta+Enter");
  await count(page.locator(".detail tr", { hasText: "98.5%" }), 1);
});

visit("the figures of the open finding are tied to each other in the text, with their roles", async (visit, page) => {
  await visit.paste(`办理情况如下。\n${WRONG_SUM}\n${WRONG_RATE}`);
  await count(visit.flags, 2);
  await visit.figure("98.5%").click();
  await count(page.locator(".links path"), 2);
  await count(page.locator(".links text"), 3);
  const [label, mark] = [await page.locator(".links text", { hasText: "所述" }).boundingBox(), await visit.figure("98.5%").boundingBox()];
  assert.ok(Math.abs(label.x - mark.x) < 6 && label.y < mark.y + mark.height && label.y > mark.y - 24, "the role stands at its figure");
  await visit.shot("links");
  await page.keyboard.press("Escape");
  await page.locator(".finding[aria-expanded=true]").click();
  await count(page.locator(".links"), 0);
});

visit("a sum that does not tie up is drawn as bars with its gap to scale", async (visit, page) => {
  await visit.paste(`${WRONG_SUM}\n${WRONG_RATE}`);
  await count(visit.flags, 2);
  await visit.figure("12件").click();
  await count(page.locator(".picture-part rect"), 2);
  const wide = async (kind) => Promise.all((await page.locator(`.picture-${kind} rect`).all()).map(async (bar) => Number(await bar.getAttribute("width")) + 1.5));
  const [[whole], parts, [gap]] = [await wide("whole"), await wide("part"), await wide("gap")];
  assert.deepEqual([...parts, gap].map((bar) => Math.round((bar / whole) * 12)), [10, 1, 1]);
  await visit.shot("picture");
  await visit.figure("98.5%").click();
  await count(page.locator(".picture"), 0);
});

visit("pointer and cursor tell what was read of a figure, and lead to its checks", async (visit, page) => {
  await visit.paste(`${WRONG_SUM}\n${WRONG_RATE}`);
  await count(visit.flags, 2);
  await visit.figure("98.5%").hover();
  await count(page.locator(".cm-tooltip .card", { hasText: "百分比" }), 1);
  assert.match(await page.locator(".cm-tooltip .card").innerText(), /98\.5%[^]*所指：合格率[^]*识别为：/);
  await visit.shot("card");
  await page.keyboard.press("ControlOrMeta+End");
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowLeft");
  await count(page.locator("#caret .card", { hasText: "98.5%" }), 1);
  await page.locator("#caret .card-check").first().click();
  await count(page.locator(".detail tr", { hasText: "98.5%" }), 1);
  await page.keyboard.press("Home");
});

visit("an open finding stays open while the text is edited elsewhere", async (visit, page) => {
  await visit.paste(WRONG_SUM);
  await count(visit.flags, 1);
  await visit.flags.click();
  await count(page.locator(".detail"), 1);
  await page.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.type("据统计，另有5人参加培训。");
  await count(visit.figure("5人"), 1);
  await count(page.locator(".detail"), 1);
  await count(visit.chosen, 3);
});

visit("a repair is put into the text by one click and taken back by one", async (visit, page) => {
  await visit.paste(WRONG_SUM);
  await count(visit.flags, 1);
  await visit.flags.click();
  const repair = page.locator(".repair").first();
  const text = await repair.innerText();
  await repair.click();
  await count(visit.flags, 0);
  assert.ok((await page.locator(".cm-content").innerText()).includes(text));
  await page.locator("#undo-repair").click();
  await count(visit.flags, 1);
  assert.equal((await page.locator(".cm-content").innerText()).trim(), WRONG_SUM);
  await count(page.locator("#undo-repair"), 0);
});

visit("the filter lists findings of one state, of one relation, or with a word", async (visit, page) => {
  await visit.paste(`${WRONG_SUM}\n${WRONG_RATE}`);
  await count(visit.flags, 2);
  await page.locator("#filter-relation").selectOption("ratio");
  await count(visit.flags, 1);
  assert.match(await visit.flags.innerText(), /98\.5%/);
  await page.locator("#filter-words").fill("没有这样的话");
  await count(page.locator(".finding"), 0);
  assert.match(await page.locator("#findings").innerText(), /没有符合/);
  await page.locator("#filter-words").fill("");
  await page.locator("#filter-relation").selectOption("");
  await page.locator("#filter-state").selectOption("error");
  await count(page.locator(".finding"), await page.locator(".item-error").count());
  await page.locator("#filter-state").selectOption("");
  await count(visit.flags, 2);
});

visit("the coverage counts every quantity once", async (visit, page) => {
  await visit.paste(`${WRONG_SUM}\n另有7辆公务用车。`);
  await count(visit.flags, 1);
  await count(page.locator('.key [data-share="alone"]', { hasText: "1" }), 1);
  await count(page.locator('.key [data-share="flagged"]', { hasText: "3" }), 1);
  await count(page.locator(".share"), 2);
  await page.locator("#sample").click();
  await poll(() => visit.flags.count(), (n) => n > 1, "the sample's findings");
  const numbers = async (part) => (await page.locator(part).innerText()).match(/\d+/g).map(Number);
  const [all] = await numbers("#summary .counts");
  assert.equal((await numbers(".key")).reduce((sum, n) => sum + n, 0), all);
});

visit("all figures stand in a table that sorts, narrows down and is saved", async (visit, page) => {
  await visit.paste(`${WRONG_RATE}\n发放资料3200份。`);
  await count(visit.flags, 1);
  await page.locator("#all-figures > summary").click();
  const rows = page.locator("#figures-table tbody tr");
  await count(rows, 4);
  const down = page.waitForEvent("download");
  await page.locator('[data-column="low"]').click();
  assert.match(await rows.first().innerText(), /98\.5%/);
  await page.locator('[data-column="low"]').click();
  assert.match(await rows.first().innerText(), /3200/);
  await visit.shot("figures");
  await page.locator("#figures-state").selectOption("unverifiable");
  assert.deepEqual(await rows.locator(".printed").allInnerTexts(), ["3200份"]);
  await page.locator("#figures-state").selectOption("error");
  await count(rows, 3);
  await page.locator("#figures-words").fill("98.5");
  await count(rows, 1);
  await page.locator("#figures-csv").click();
  const saved = await readFile(await (await down).path(), "utf8");
  assert.match(saved, /^\uFEFF行,原文,[^]*\r\n1,98\.5%,百分比,/);
  assert.equal(saved.trimEnd().split("\r\n").length, 2);
});

visit("what holds is folded away behind its number", async (visit, page) => {
  await visit.paste("全年收到行政复议申请12件，受理11件，不予受理1件。");
  const folded = page.locator("details.group", { hasText: "相符" });
  await count(folded, 1);
  assert.equal(await page.locator(".item-holds > .finding").count(), 0);
  await folded.locator("summary").click();
  await poll(() => page.locator(".item-holds > .finding").count(), (n) => n > 0, "findings that hold");
});

visit("speaks Chinese, then English, and remembers it", async (visit, page) => {
  assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
  await visit.paste(WRONG_SUM);
  await count(visit.flags, 1);
  await visit.flags.click();
  await page.locator("#language").click();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  const chinese = /[\u3400-\u9fff]/;
  for (const part of ["#summary", "#legend", ".private", ".group h2", ".finding .badge", ".finding .about", ".detail thead", "#sample"]) {
    assert.doesNotMatch(await page.locator(part).first().innerText(), chinese, part);
  }
  await visit.shot("english");
  await page.reload();
  await page.locator("#summary .counts").waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await page.locator("#language").click();
  assert.match(await page.locator("#summary").innerText(), chinese);
});

visit("empty text, and text without figures, are told of", async (visit, page) => {
  await page.locator("#clear").click();
  await count(page.locator('.notice[data-note="empty"]'), 1);
  assert.equal(await page.locator(".finding").count(), 0);
  await visit.shot("empty");
  await page.keyboard.type("本报告没有数字。");
  await count(page.locator('.notice[data-note="no-figures"]'), 1);
  await page.locator("#sample").click();
  await count(page.locator(".notice"), 0);
  await poll(() => visit.flags.count(), (n) => n > 0, "the sample's findings");
});

visit("a text that is too long is not taken in, and the reader is told", async (visit, page) => {
  await visit.paste(WRONG_SUM);
  await count(visit.flags, 1);
  await visit.paste("一".repeat(2_000_001));
  const alert = page.getByRole("alert");
  assert.match(await alert.innerText(), /2,000,001/);
  assert.match(await page.locator(".cm-content").innerText(), /受理10件/);
  await visit.shot("too-long");
  await alert.getByRole("button").click();
  await count(alert, 0);
});

visit(
  "a checker that cannot start is told of, and the text stays",
  async (visit, page) => {
    assert.match(await page.locator(".cm-content").innerText(), /依法行政/);
    assert.ok(await page.getByRole("alert").getByRole("button").isVisible());
    await visit.shot("no-worker");
  },
  {
    ready: '.notice[role="alert"]',
    before: () => {
      window.Worker = class {
        constructor() {
          throw new Error("no workers here");
        }
      };
    },
  },
);

visit("a long text stays quick to edit: marks and findings only as many as can be seen", async (visit, page) => {
  const long = Array.from({ length: 12_000 }, (_, i) => `第${i}段：${WRONG_SUM}`).join("\n");
  await visit.paste(long);
  await poll(() => page.locator(".rest").count(), (n) => n > 0, "the rest of the findings, counted");
  assert.ok((await page.locator(".finding").count()) <= 1000);
  assert.ok((await page.locator(".cm-content .figure").count()) < 1000);
  await page.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.type("附：");
  assert.match(await page.locator(".cm-line").first().innerText(), /^附：第0段/);
});

for (const [name, options] of [
  ["light", {}],
  ["dark", { colorScheme: "dark" }],
  ["narrow", { viewport: { width: 360, height: 640 } }],
]) {
  visit(`shows itself: ${name}`, async (visit, page) => {
    await visit.flags.first().click();
    await count(page.locator(".detail"), 1);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is cut off at the side");
    await visit.shot(name);
  }, options);
}

visit("prints all of the text and its findings, without the buttons", async (visit, page) => {
  await visit.paste(`${"本段没有数字。\n".repeat(300)}${WRONG_RATE}`);
  await count(visit.flags, 1);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".actions").isVisible(), false);
  await count(visit.figure("98.5%"), 1);
  const pages = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type \/Page\b/g).length;
  assert.ok(pages > 4, `300 lines and their finding do not fit on ${pages} pages`);
});
