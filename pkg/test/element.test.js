// The element in a page: what it takes, what it tells, what the reader does with it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { pages, RATE, SUM, told } from "./support/element.js";
import { count, poll } from "./support/waiting.js";

const visit = pages(test);
const flags = (page, id = "gouji-audit") => page.locator(`${id} :is(.item-error, .item-warning) > .finding`);
const shown = (page) => page.locator("gouji-audit .text").innerText();
const fixture = (name) => readFile(new URL(`../../tests/fixtures/${name}`, import.meta.url));

/** Waits until the element shows `text`: it is drawn a moment after the findings are. */
const shows = (page, text) => poll(() => shown(page), (now) => now === text, text);

visit("text between the tags is audited, and again when it changes", `<gouji-audit name="年报">\n      ${SUM}\n      ${RATE}\n    </gouji-audit>`, async (page) => {
  await count(flags(page), 2);
  await shows(page, `${SUM}\n${RATE}`);
  assert.equal(await page.evaluate(() => globalThis.told.audit[0].report.source.name), "年报");
  await page.locator("gouji-audit").evaluate((element, text) => (element.firstChild.data = text), RATE);
  await count(flags(page), 1);
});

visit("a table between the tags is audited as rows of cells", "<gouji-audit><p>2024年受理情况</p><table><tr><td>合计<td>30件<tr><td>甲局<td>12件<tr><td>乙局<td>17件</table></gouji-audit>", async (page) => {
  await poll(() => told(page, "audit"), (n) => n === 1, "the audit");
  await shows(page, "2024年受理情况\n合计\t30件\n甲局\t12件\n乙局\t17件");
});

visit("a text set by property counts more than what stands between the tags; null gives that back", `<gouji-audit>${SUM}</gouji-audit>`, async (page) => {
  await count(flags(page), 1);
  const set = (text) => page.locator("gouji-audit").evaluate((element, to) => (element.text = to), text);
  await set("");
  await count(flags(page), 0);
  await set(RATE);
  await count(flags(page), 1);
  await shows(page, RATE);
  await set(null);
  await shows(page, SUM);
});

visit("what is set before the class is known is taken over", "<gouji-audit></gouji-audit>", async (page) => {
  await page.evaluate((text) => Object.assign(document.querySelector("gouji-audit"), { text, compact: true, packs: ["reconsideration"] }), SUM);
  await page.evaluate(() => import("/pkg/dist/define.js"));
  await count(flags(page), 1);
  assert.deepEqual(await page.locator("gouji-audit").evaluate((element) => [element.text, element.compact, element.packs]), [SUM, true, ["reconsideration"]]);
}, { define: false });

visit("properties that are set together make one audit; of many texts the newest wins", "<gouji-audit></gouji-audit>", async (page) => {
  await page.waitForFunction(() => customElements.get("gouji-audit"));
  await page.evaluate(async (text) => {
    const element = document.querySelector("gouji-audit");
    for (let digit = 0; digit < 10; digit++) {
      element.text = text.replace("12件", `${digit}件`);
      element.name = `稿${digit}`;
      await new Promise((resolve) => setTimeout(resolve));
    }
    Object.assign(element, { text, name: "终稿" });
  }, SUM);
  await poll(() => page.evaluate(() => globalThis.told.audit.at(-1)?.text), (text) => text === SUM, "the newest");
  const names = await page.evaluate(() => globalThis.told.audit.map(({ report }) => report.source.name));
  assert.equal(names.filter((name) => name === "终稿").length, 1);
});

const FIGURES = { unit: "件", 2023: { 甲区: { 收到: 120, 受理: 110, 不予受理: 10 } }, 2024: { 甲区: { 收到: 86, 受理: 74, 不予受理: 10 } } };

visit("figures as JSON: a finding names the values of the host, and a repair gives them back changed", `<gouji-audit><script type="application/json">${JSON.stringify(FIGURES)}</script></gouji-audit>`, async (page) => {
  await count(flags(page), 1);
  await flags(page).click();
  const [{ pointers, check }] = await page.evaluate(() => globalThis.told["finding-select"]);
  assert.deepEqual([pointers.sort(), check.relation], [["/2024/甲区/不予受理", "/2024/甲区/受理", "/2024/甲区/收到"], "sum"]);
  await page.locator("gouji-audit .repair").first().click();
  await count(flags(page), 0);
  const { changes, figures, text } = await page.evaluate(() => globalThis.told.repair[0]);
  const { pointer, was, value } = changes[0];
  assert.deepEqual([changes.length, pointer, was, value, text], [1, "/2024/甲区/收到", "86件", 84, undefined]);
  assert.deepEqual(figures, { ...FIGURES, 2024: { 甲区: { 收到: 84, 受理: 74, 不予受理: 10 } } });
  assert.deepEqual(await page.locator("gouji-audit").evaluate((element) => element.figures), figures);
  await page.locator("gouji-audit #undo-repair").click();
  await count(flags(page), 1);
  const back = await page.evaluate(() => globalThis.told.repair[1]);
  assert.deepEqual([back.undo, back.figures, back.changes[0].value, back.changes[0].was, back.changes[0].text], [true, FIGURES, 86, "84件", "86件"]);
});

visit("a text with a repair is the element's own; what takes it back stands where the repair did", `<gouji-audit>${RATE}${SUM}</gouji-audit>`, async (page) => {
  await page.locator("gouji-audit .finding").filter({ hasText: "11件" }).click();
  await page.locator("gouji-audit .repair").first().click();
  await count(flags(page), 1);
  const { changes, text } = await page.evaluate(() => globalThis.told.repair[0]);
  assert.equal(text, (RATE + SUM).slice(0, changes[0].start) + changes[0].text + (RATE + SUM).slice(changes[0].end));
  assert.equal(await page.locator("gouji-audit").evaluate((element) => element.text), text);
  await page.locator("gouji-audit #undo-repair").click();
  await shows(page, RATE + SUM);
  const [back] = await page.evaluate(() => globalThis.told.repair[1].changes);
  assert.equal(text.slice(back.start, back.end), back.was);
});

visit("a host that prevents a repair makes it itself", "<gouji-audit></gouji-audit>", async (page) => {
  await page.evaluate((figures) => {
    const element = document.querySelector("gouji-audit");
    element.figures = figures;
    element.addEventListener("repair", (event) => event.preventDefault());
  }, FIGURES);
  await flags(page).click();
  await page.locator("gouji-audit .repair").first().click();
  await poll(() => told(page, "repair"), (n) => n === 1, "the event");
  assert.deepEqual(await page.locator("gouji-audit").evaluate((element) => element.figures), FIGURES);
  await count(page.locator("gouji-audit #undo-repair"), 0);
});

visit("what is no JSON is told of, and what follows is audited", '<gouji-audit><script type="application/json">{"收到": 12,}</script></gouji-audit>', async (page) => {
  await count(page.locator("gouji-audit [role=alert]"), 1);
  assert.equal(await page.evaluate(() => globalThis.told["audit-error"][0].error.code), "bad-input");
  await page.evaluate((text) => (document.querySelector("gouji-audit").text = text), SUM);
  await count(flags(page), 1);
  await count(page.locator("gouji-audit [role=alert]"), 0);
});

visit("a file is read by readers that load only then; one that holds no text says what to do", `<gouji-audit>${SUM}</gouji-audit>`, async (page, { requests }) => {
  const give = (bytes, name) => page.locator("gouji-audit").evaluate((element, [numbers, called]) => (element.file = new File([new Uint8Array(numbers)], called)), [[...bytes], name]);
  const readers = () => requests.filter((url) => /readers_bg.*\.wasm$/.test(url)).length;
  await count(flags(page), 1);
  assert.equal(readers(), 0);
  await give(await fixture("word.docx"), "报告.docx");
  await poll(() => shown(page), (text) => text.includes("收到申请86件"), "the text of the document");
  assert.equal(readers(), 1);
  assert.equal(await page.evaluate(() => globalThis.told.audit.at(-1).report.source.name), "报告.docx");
  await give([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], "扫描.png");
  await count(page.locator("gouji-audit [role=alert]"), 1);
  assert.match(await page.locator("gouji-audit [role=alert]").innerText(), /没有打开 扫描\.png：/);
  assert.match(await shown(page), /收到申请86件/);
});

visit("a file is dropped on it, unless nothing may be changed", "<gouji-audit></gouji-audit>", async (page) => {
  const drop = () => page.locator("gouji-audit .frame").evaluate((frame, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "年报.txt"));
    return frame.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, SUM);
  await page.locator("gouji-audit .frame").waitFor();
  await page.evaluate(() => (document.querySelector("gouji-audit").readonly = true));
  assert.equal(await drop(), true, "the drop is left to the page");
  await page.evaluate(() => (document.querySelector("gouji-audit").readonly = false));
  assert.equal(await drop(), false, "the drop is taken");
  await count(flags(page), 1);
});

visit("the text is written in, and audited meanwhile", "<gouji-audit></gouji-audit>", async (page) => {
  const field = page.locator("gouji-audit textarea.field");
  await field.fill(SUM);
  await count(flags(page), 1);
  await field.fill(SUM.replace("12件", "11件"));
  await count(flags(page), 0);
  await page.locator("gouji-audit .edit").click();
  await shows(page, SUM.replace("12件", "11件"));
  assert.equal(await field.isVisible(), false);
});

visit("readonly: repairs are shown and not offered, and the text is not written in", `<gouji-audit readonly>${SUM}</gouji-audit>`, async (page) => {
  await flags(page).click();
  await count(page.locator("gouji-audit .repairs ins"), 3);
  await count(page.locator("gouji-audit .repair"), 0);
  assert.equal(await page.locator("gouji-audit .edit").isVisible(), false);
});

visit("a finding is put aside with a reason, which the host is told, and taken up again", `<gouji-audit>${SUM}</gouji-audit>`, async (page) => {
  await flags(page).click();
  const open = page.locator("gouji-audit details.put-aside > summary");
  await open.click();
  await page.locator("gouji-audit .aside-reason").fill("核实无误");
  await page.locator("gouji-audit form button").click();
  await poll(() => page.locator("gouji-audit .refused").innerText(), (why) => /理由/.test(why), "why it is refused");
  assert.equal(await told(page, "decision"), 0);
  await page.locator("gouji-audit .aside-reason").fill("另有1件上年结转");
  await page.locator("gouji-audit .aside-by").fill("陈科长");
  await page.locator("gouji-audit form button").click();
  await count(flags(page), 0);
  const { check, decision, decisions } = await page.evaluate(() => globalThis.told.decision[0]);
  assert.deepEqual(decision, { fingerprint: check.fingerprint, reason: "另有1件上年结转", by: "陈科长" });
  assert.deepEqual(await page.locator("gouji-audit").evaluate((element) => element.decisions), decisions);
  assert.deepEqual(decisions, { schema: "gouji.decisions/1", decisions: [decision] });
  await page.locator("gouji-audit .take-up").click();
  await count(flags(page), 1);
  assert.deepEqual(await page.evaluate(() => globalThis.told.decision[1].decisions.decisions), []);
});

visit("a host that prevents a decision keeps it itself; readonly, none is offered", `<gouji-audit>${SUM}</gouji-audit>`, async (page) => {
  await page.evaluate(() => addEventListener("decision", (event) => event.preventDefault()));
  await flags(page).click();
  await page.locator("gouji-audit details.put-aside > summary").click();
  await page.locator("gouji-audit .aside-reason").fill("另有1件上年结转");
  await page.locator("gouji-audit form button").click();
  await poll(() => told(page, "decision"), (n) => n === 1, "the event");
  assert.equal(await page.locator("gouji-audit").evaluate((element) => element.decisions), null);
  await count(flags(page), 1);
  await page.evaluate(() => (document.querySelector("gouji-audit").readonly = true));
  await count(page.locator("gouji-audit details.put-aside"), 0);
});

visit("compact: the summary and the findings, as high as these", `<gouji-audit compact>${SUM}</gouji-audit>`, async (page) => {
  await count(flags(page), 1);
  assert.equal(await page.locator("gouji-audit .text").isVisible(), false);
  const { height } = await page.locator("gouji-audit").boundingBox();
  assert.ok(height < 300, `${height}`);
});

visit("the language changes without another audit", `<gouji-audit>${SUM}</gouji-audit>`, async (page) => {
  await count(flags(page), 1);
  const summary = page.locator("gouji-audit .summary");
  assert.match(await summary.innerText(), /发现问题 1 处/);
  await page.evaluate(() => (document.querySelector("gouji-audit").lang = "en"));
  assert.match(await summary.innerText(), /Problems found: 1/);
  assert.match(await flags(page).innerText(), /The parts make 11件/);
  assert.equal(await told(page, "audit"), 1);
});

visit("the packs are those that are named, and one's own", `<gouji-audit packs="">${SUM}</gouji-audit>`, async (page) => {
  const packs = () => page.evaluate(() => globalThis.told.audit.at(-1)?.report.rules.map(({ pack }) => pack).join());
  await poll(packs, (names) => names === "", "no pack");
  await page.evaluate(() => document.querySelector("gouji-audit").setAttribute("packs", "reconsideration, qualification"));
  await poll(packs, (names) => names === "reconsideration", "the pack that has to do with the text");
  await page.evaluate(() => (document.querySelector("gouji-audit").rules = ["no pack"]));
  await poll(() => told(page, "audit-error"), (n) => n === 1, "the refusal");
});

visit("two on one page keep to themselves", `<gouji-audit id="a">${SUM}</gouji-audit><gouji-audit id="b" lang="en">${SUM}${RATE}</gouji-audit>`, async (page) => {
  await count(flags(page, "#a"), 1);
  await count(flags(page, "#b"), 2);
  await flags(page, "#a").click();
  await count(page.locator("#a .detail"), 1);
  await count(page.locator("#b .detail"), 0);
  await count(page.locator("#b .figure-chosen"), 0);
  await page.evaluate(() => document.querySelector("#a").remove());
  await page.evaluate((text) => (document.querySelector("#b").text = text), RATE);
  await count(flags(page, "#b"), 1);
});

visit("one that is moved or put back goes on", `<gouji-audit>${SUM}</gouji-audit><p></p>`, async (page) => {
  await count(flags(page), 1);
  await page.evaluate(async (text) => {
    const element = document.querySelector("gouji-audit");
    document.querySelector("p").append(element);
    element.remove();
    await new Promise((resolve) => setTimeout(resolve));
    element.text = text;
    await new Promise((resolve) => setTimeout(resolve));
    document.body.append(element);
  }, SUM + RATE);
  await count(flags(page), 2);
});

visit("by keyboard: from figure to figure, to its checks, and through the findings", `<gouji-audit>${SUM}${RATE}</gouji-audit>`, async (page) => {
  await count(flags(page), 2);
  const focused = () => page.evaluate(() => document.activeElement.shadowRoot.activeElement.textContent);
  await page.locator("gouji-audit .text").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "12件");
  assert.match(await page.locator("gouji-audit .caret").innerText(), /12件/);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focused(), "12件");
  await page.keyboard.press("Enter");
  await count(page.locator("gouji-audit .figure-chosen"), 3);
  assert.equal(await focused(), "12件");
  await flags(page).first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.match(await focused(), /各分项合计11件/);
  await count(page.locator("gouji-audit .detail"), 0);
});

visit("the host opens the findings of a figure of its own", "<gouji-audit></gouji-audit>", async (page) => {
  await page.evaluate((figures) => (document.querySelector("gouji-audit").figures = figures), FIGURES);
  await count(flags(page), 1);
  const select = (pointer) => page.locator("gouji-audit").evaluate((element, to) => element.selectFigure(to), pointer);
  assert.equal(await select("/2024/甲区/受理"), true);
  assert.equal(await page.evaluate(() => globalThis.told["finding-select"].at(-1).check.relation), "sum");
  assert.equal(await select("/2020/乙区/受理"), false);
});
