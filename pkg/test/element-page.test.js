// The element in its surroundings: for everybody, under a strict policy, with a text that is too long to be drawn.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { broken, shot } from "./support/chromium.js";
import { pages, POLICY, SUM, RATE, told } from "./support/element.js";
import { count, poll } from "./support/waiting.js";

const visit = pages(test);
const SAMPLE = await readFile(new URL("../../www/src/samples/district.txt", import.meta.url), "utf8");

for (const colorScheme of ["light", "dark"]) {
  for (const lang of ["zh", "en"]) {
    visit(`axe finds nothing, two on a page, ${colorScheme}, ${lang}`, `<gouji-audit lang="${lang}"></gouji-audit><h2>二</h2><gouji-audit lang="${lang}" compact readonly>${SUM}</gouji-audit>`, async (page) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.evaluate((text) => (document.querySelector("gouji-audit").text = text), SAMPLE);
      await poll(() => told(page, "audit"), (n) => n === 2, "both audits");
      for (const finding of [page.locator("gouji-audit").first().locator(".finding").nth(1), page.locator("gouji-audit[compact] .finding")]) await finding.click();
      await page.locator("gouji-audit .figure-warning").first().click();
      await page.locator("gouji-audit .all-figures > summary").first().click();
      await shot(page, `element-${colorScheme}-${lang}`, { fullPage: true });
      assert.deepEqual(await broken(page), [], "with a finding, a figure and the table");
      await page.locator("gouji-audit .clusters > summary").first().click();
      await page.locator("gouji-audit .cluster").first().waitFor();
      await page.locator("gouji-audit .edit").first().click();
      assert.deepEqual(await broken(page), [], "with the groups and the text to write in");
    }, { colorScheme, lang: lang === "zh" ? "zh-CN" : "en" });
  }
}

visit("axe finds nothing where there is nothing yet, or no check came about", '<gouji-audit></gouji-audit><gouji-audit lang="en"><script type="application/json">{</script></gouji-audit>', async (page) => {
  await page.locator("gouji-audit [role=alert]").waitFor();
  assert.deepEqual(await broken(page), []);
});

for (const lang of ["zh", "en"]) {
  visit(`nothing is cut off at 360 px, ${lang}`, `<gouji-audit lang="${lang}"></gouji-audit>`, async (page) => {
    await page.evaluate((text) => (document.querySelector("gouji-audit").text = text), SAMPLE);
    await page.locator("gouji-audit .finding").nth(1).click();
    await count(page.locator("gouji-audit .detail"), 1);
    const wide = await page.evaluate(() => [document.documentElement, ...document.querySelector("gouji-audit").shadowRoot.querySelectorAll(".text, .findings-pane")].filter((pane) => pane.scrollWidth > pane.clientWidth).map((pane) => pane.className));
    assert.deepEqual(wide, []);
    await shot(page, `element-360-${lang}`);
  }, { viewport: { width: 360, height: 740 } });
}

visit("the reader's own colours: what is chosen is told by its edge, states by their lines", `<gouji-audit>${SUM}</gouji-audit>`, async (page) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.locator("gouji-audit .finding").first().click();
  const [outline, line] = await page.locator("gouji-audit .figure-chosen").first().evaluate((mark) => [getComputedStyle(mark).outlineStyle, getComputedStyle(mark).textDecorationStyle]);
  assert.deepEqual([outline, line], ["solid", "double"]);
  await shot(page, "element-forced-colours");
});

visit("a plain page with a script of type module, under a policy that allows itself alone", `<gouji-audit>${RATE}</gouji-audit>`, async (page) => {
  await count(page.locator("gouji-audit .item-error > .finding"), 1);
  assert.equal(await page.locator("gouji-audit .badge-error").first().evaluate((badge) => getComputedStyle(badge).whiteSpace), "nowrap", "the style sheet is there");
}, { headers: { "content-security-policy": POLICY } });

visit("custom properties and parts style it", `<gouji-audit>${RATE}</gouji-audit>`, async (page) => {
  await page.locator("gouji-audit .badge-error").first().waitFor();
  await page.addStyleTag({ content: "gouji-audit { --gouji-error: rgb(1, 2, 3); } gouji-audit::part(badge-error) { text-transform: uppercase; } gouji-audit::part(figure-error) { font-weight: 900; }" });
  const [badge, figure] = await page.evaluate(() => ["badge-error", "figure-error"].map((part) => getComputedStyle(document.querySelector("gouji-audit").shadowRoot.querySelector(`.${part}`))).map(({ backgroundColor, textTransform, fontWeight }) => ({ backgroundColor, textTransform, fontWeight })));
  assert.deepEqual([badge.backgroundColor, badge.textTransform, figure.fontWeight], ["rgb(1, 2, 3)", "uppercase", "900"]);
});

visit("a page may call its own properties as the parts call theirs", `<gouji-audit>${RATE}</gouji-audit>`, async (page) => {
  await page.locator("gouji-audit .finding").first().click();
  await page.addStyleTag({ content: ":root { --line: rgb(9, 8, 7); } gouji-audit { --gouji-line: var(--line); }" });
  assert.equal(await page.locator("gouji-audit .sum").evaluate((sum) => getComputedStyle(sum).borderTopColor), "rgb(9, 8, 7)");
});

visit("three megabytes of text: the page goes on meanwhile, and only what is in sight is drawn", "<gouji-audit></gouji-audit>", async (page) => {
  const filler = "各镇街、各部门结合实际认真抓好贯彻落实，遇有重大事项及时请示报告，持续提升依法行政的能力和水平。\n".repeat(30);
  const text = `${SAMPLE}\n${filler}`.repeat(Math.ceil(1_000_000 / (SAMPLE.length + filler.length)));
  const { longest, took } = await page.evaluate(async (given) => {
    await customElements.whenDefined("gouji-audit");
    const element = document.querySelector("gouji-audit");
    let longest = 0;
    let last = performance.now();
    let runs = true;
    const tick = () => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
      if (runs) setTimeout(tick);
    };
    tick();
    const start = last;
    element.text = given;
    await new Promise((resolve) => element.addEventListener("audit", resolve, { once: true }));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    runs = false;
    return { longest, took: performance.now() - start };
  }, text);
  // Not by the clock: on a slow machine both take longer.
  assert.ok(longest < took / 8, `the page stood still for ${Math.round(longest)} of ${Math.round(took)} ms`);
  assert.ok((await page.locator("gouji-audit .figure").count()) < 500, "few marks");
  assert.ok((await page.locator("gouji-audit .finding").count()) <= 400, "few findings");
  await page.locator("gouji-audit .more").first().click();
  assert.ok((await page.locator("gouji-audit .finding").count()) > 200, "more findings");
  await page.evaluate(() => {
    const element = document.querySelector("gouji-audit");
    element.select(element.report.checks.findLast(({ severity }) => severity === "error").id);
  });
  await poll(() => page.locator("gouji-audit .figure-chosen").first().isVisible(), Boolean, "the figures at the end of the text");
});
