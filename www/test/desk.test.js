// What a reviewer does with findings and files: keys, putting aside, saving, opening.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { count, poll, visits, WRONG_RATE, WRONG_SUM } from "./support/visits.js";

const visit = visits(test);
const REASON = "其余申请为上年结转";

visit("F8 walks through the findings from the text, and A applies the repair", async (visit, page) => {
  await visit.paste(`${WRONG_SUM}\n${WRONG_RATE}`);
  await count(visit.flags, 2);
  await page.locator(".cm-content").click();
  const open = () => page.locator(".finding[aria-expanded=true]").getAttribute("data-fingerprint");
  await page.keyboard.press("F8");
  const first = await open();
  await page.keyboard.press("F8");
  const second = await open();
  assert.notEqual(first, second);
  await page.keyboard.press("Shift+F8");
  assert.equal(await open(), first);
  await page.keyboard.press("Shift+F8");
  await page.keyboard.press("F8");
  assert.equal(await open(), first, "round at the ends");
  const better = await page.locator(".repair").first().innerText();
  await page.keyboard.press("a");
  await count(visit.flags, 1);
  assert.ok((await page.locator(".cm-content").innerText()).includes(better));
  await page.keyboard.press("Enter");
  await count(visit.flags, 2);
});

visit("letters typed into the text stay text", async (visit, page) => {
  await visit.paste(WRONG_SUM);
  await count(visit.flags, 1);
  await page.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("ad");
  assert.match(await page.locator(".cm-content").innerText(), /ad$/);
  assert.equal(await page.locator(".detail").count(), 0);
});

visit("a finding is put aside with a reason, which is kept, and taken up again", async (visit, page) => {
  await visit.paste(WRONG_SUM);
  await count(visit.flags, 1);
  await page.keyboard.press("F8");
  await page.keyboard.press("d");
  await page.keyboard.type("已核实");
  if (await page.locator(".aside-by[required]").count()) await page.locator(".aside-by").fill("复核人");
  await page.locator(".put-aside [type=submit]").click();
  await poll(() => page.locator(".refused").innerText(), (text) => /理由/.test(text), "why the reason will not do");
  await page.locator(".aside-reason").fill(REASON);
  await visit.shot("aside-form");
  await page.locator(".put-aside [type=submit]").click();
  await count(visit.flags, 0);
  await count(page.locator(".item-aside"), 1);
  assert.match(await page.locator(".put-aside").innerText(), new RegExp(REASON));
  assert.match(await page.locator("#summary").innerText(), /未发现不符/);
  await page.reload();
  await page.locator("#summary .counts").waitFor();
  await visit.paste(WRONG_SUM);
  await count(visit.flags, 0);
  await page.locator("details.group", { hasText: "已搁置" }).locator("summary").first().click();
  await page.locator(".item-aside > .finding").click();
  await page.locator(".take-up").click();
  await count(visit.flags, 1);
});

visit("certificate, findings, data and decisions are saved", async (visit, page) => {
  await visit.paste(WRONG_SUM);
  await count(visit.flags, 1);
  const saved = async (id) => {
    await page.locator("#exports > summary").click();
    const [down] = await Promise.all([page.waitForEvent("download"), page.locator(`#save-${id}`).click()]);
    await poll(() => page.locator("#exports[open]").count(), (n) => n === 0, "the menu to close");
    return readFile(await down.path(), "utf8");
  };
  assert.match(await saved("certificate"), /<html[^]*12[^]*<\/html>/);
  assert.match(await saved("html"), /<html[^]*12件/);
  assert.ok((await saved("csv")).trim().split("\n").length >= 2);
  const report = JSON.parse(await saved("json"));
  assert.equal(report.schema, "gouji.report/1");
  assert.equal(report.checks.filter((check) => check.severity !== "none").length, 1);
  assert.deepEqual(JSON.parse(await saved("decisions")), { schema: "gouji.decisions/1", decisions: [] });
});

visit("files are opened in their own encoding; what is no text is told of", async (visit, page) => {
  const [gbk, pad] = [Buffer.from([0xca, 0xd5, 0xb5, 0xbd]), Buffer.from(WRONG_SUM, "utf16le")];
  await page.locator("#file").setInputFiles({ name: "旧.txt", mimeType: "text/plain", buffer: gbk });
  await poll(() => page.locator(".cm-content").innerText(), (text) => text.trim() === "收到", "the text in GBK");
  await page.locator("#file").setInputFiles({ name: "新.txt", mimeType: "text/plain", buffer: Buffer.concat([Buffer.from([0xff, 0xfe]), pad]) });
  await count(visit.flags, 1);
  await page.locator("#file").setInputFiles({ name: "稿.docx", mimeType: "application/zip", buffer: Buffer.from("PK\x03\x04\0\0\0\0") });
  await poll(() => page.getByRole("alert").allInnerTexts(), (texts) => /稿\.docx/.test(texts.join()), "the notice");
  assert.match(await page.locator(".cm-content").innerText(), /受理10件/, "the text stays");
});

visit("a file that is dropped on the page is opened", async (visit, page) => {
  await page.locator(".cm-content").evaluate((content, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "draft.txt", { type: "text/plain" }));
    for (const type of ["dragover", "drop"]) content.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, WRONG_RATE);
  await poll(() => page.locator(".cm-content").innerText(), (text) => text.trim() === WRONG_RATE, "the dropped text");
});

visit("a pasted table keeps its rows and columns", async (visit, page) => {
  const html = `<p>办理情况：</p><table><tr><th rowspan=2>年份</th><th colspan=2>申请</th></tr><tr><th>受理</th><th>不予\n受理</th></tr>
    <tr><td><p>2023</p></td><td>10</td><td>2</td></tr></table><p>以上。</p>`;
  await page.locator("#clear").click();
  await page.locator(".cm-content").evaluate((content, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", "flat");
    content.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, html);
  const lines = await page.locator(".cm-line").evaluateAll((lines) => lines.map((line) => line.textContent));
  assert.deepEqual(lines, ["办理情况：", "年份\t申请\t", "\t受理\t不予 受理", "2023\t10\t2", "以上。"]);
});

visit("an earlier draft is compared: what is new, still there and gone, also after an edit", async (visit, page) => {
  await visit.paste(`${WRONG_SUM}\n参加考试1099人，合格1044人，合格率95%。`);
  await count(visit.flags, 1);
  await page.locator("#earlier").setInputFiles({ name: "前稿.txt", mimeType: "text/plain", buffer: Buffer.from(`${WRONG_SUM}\n${WRONG_RATE}`) });
  const told = () => page.locator("#comparison").innerText();
  await count(page.locator("#comparison"), 1);
  assert.match(await told(), /前稿\.txt 相比：新出现 0 项，仍在 1 项，已消除 1 项[^]*98\.5%/);
  await visit.retype("1件", "2");
  await poll(told, (text) => /仍在 0 项，已消除 2 项/.test(text), "the mended sum to be gone");
  await visit.shot("compare");
  await page.locator("#comparison button").click();
  await count(page.locator("#comparison"), 0);
});
