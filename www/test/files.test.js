// What a reviewer opens, drops and pastes: files of every kind, and tables from other programs.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { count, poll, visits, WRONG_SUM } from "./support/visits.js";

const visit = visits(test);
const fixture = (name) => readFile(new URL(`../../tests/fixtures/${name}`, import.meta.url));
const text = (page) => page.locator(".cm-content").innerText();

/** A line that each file holds. */
const READ = { "libreoffice.pdf": /合计\t33\t29\t3/, "libreoffice.xls": /东区\t12\t11\t1\t\t94\.99%/, "libreoffice.ods": /东区\t12\t11\t1/ };

visit("a Word document is opened; its readers load only then", async (visit, page) => {
  const readers = () => visit.requests.filter((url) => /readers_bg.*\.wasm$/.test(url)).length;
  assert.equal(readers(), 0);
  await page.locator("#file").setInputFiles({ name: "报告.docx", mimeType: "", buffer: await fixture("word.docx") });
  await poll(() => text(page), (shown) => shown.includes("收到申请86件"), "the text of the document");
  assert.equal(readers(), 1);
  await poll(() => visit.flags.count(), (n) => n > 0, "its findings");
  await count(page.locator("#opening:empty"), 1);
});

visit("what a workbook hides is told of, until another text comes", async (visit, page) => {
  await page.locator("#file").setInputFiles({ name: "表.xlsx", mimeType: "", buffer: await fixture("excel.xlsx") });
  const note = page.locator('.notice[data-note="hidden-sheet"]');
  await count(note, 1);
  assert.match(await note.innerText(), /表\.xlsx：.*底稿/);
  await page.locator("#language").click();
  await poll(() => note.innerText(), (told) => /hidden/.test(told), "the note in English");
  await page.locator("#sample").click();
  await count(note, 0);
});

for (const [file, line] of Object.entries(READ)) {
  visit(`a file that is dropped is read: ${file}`, async (visit, page) => {
    await page.locator(".cm-content").evaluate((content, [bytes, called]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], called));
      for (const type of ["dragover", "drop"]) content.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }, [(await fixture(file)).toString("base64"), file]);
    await poll(() => text(page), (shown) => line.test(shown), "its text");
    await poll(() => page.locator("#summary").innerText(), (told) => /\d/.test(told), "the summary");
  });
}

visit("a file that cannot be read says what to do; the text stays", async (visit, page) => {
  await visit.paste(WRONG_SUM);
  await page.locator("#file").setInputFiles({ name: "扫描.png", mimeType: "", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) });
  await count(page.getByRole("alert"), 1);
  assert.match(await page.getByRole("alert").innerText(), /没有打开 扫描\.png：/);
  assert.match(await text(page), /受理10件/);
});

visit("figures as JSON, tables as CSV and pages are read; a draft to compare with may be a Word document", async (visit, page) => {
  const open = (name, content, field = "file") => page.locator(`#${field}`).setInputFiles({ name, mimeType: "", buffer: Buffer.from(content) });
  await open("a.csv", "部门,收到\n甲,12\n");
  await poll(() => text(page), (shown) => shown.includes("甲\t12"), "the table");
  await open("a.json", '{"收到":12,"受理":11}');
  await poll(() => text(page), (shown) => shown.includes("收到12，受理11"), "the figures");
  await open("a.html", "<p>收到<b>12件</b></p><table><tr><td>甲<td>3</table>");
  await poll(() => text(page), (shown) => shown.includes("收到12件") && shown.includes("甲\t3"), "the page");
  await open("前稿.docx", await fixture("word.docx"), "earlier");
  await count(page.locator("#comparison"), 1);
});

/** What Excel, Word and WPS put on the clipboard, shortened. */
const CLIPBOARD = {
  excel: [
    `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td{mso-ignore:padding}</style></head><body><table>
     <!--StartFragment--><col width=72><tr height=19><td class=xl65>部门</td><td style='display:none'>密</td><td>收到</td></tr>
     <tr style='display:none'><td>藏</td><td style='display:none'>9</td><td>9</td></tr>
     <tr><td>甲局</td><td style='display:none'>8</td><td align=right x:num="12">12</td></tr><!--EndFragment--></table></body></html>`,
    ["部门\t收到", "甲局\t12"],
  ],
  word: [
    `<html xmlns:w="urn:schemas-microsoft-com:office:word"><body lang=ZH-CN><p class=MsoNormal>全年<span lang=EN-US>收到</span>情况<span style='mso-hide:all'>内部</span>：<o:p></o:p></p>
     <table class=MsoTableGrid><tr><td><p class=MsoNormal>申请<o:p></o:p></p></td><td><p class=MsoNormal><span lang=EN-US>86</span></p></td></tr></table></body></html>`,
    ["全年收到情况：", "申请\t86"],
  ],
  wps: [
    `<html xmlns:et="urn:schemas-et"><body><!--StartFragment--><table width="144"><tr><td class="et2" colspan="2">合计</td><td x:num>5</td></tr></table><!--EndFragment--></body></html>`,
    ["合计\t\t5"],
  ],
};

for (const [program, [html, expected]] of Object.entries(CLIPBOARD)) {
  visit(`a table comes from ${program} as it is seen there`, async (_visit, page) => {
    await page.locator("#clear").click();
    await page.locator(".cm-content").evaluate((content, html) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", html);
      clipboardData.setData("text/plain", "flat");
      content.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, html);
    const lines = await page.locator(".cm-line").evaluateAll((lines) => lines.map((line) => line.textContent));
    assert.deepEqual(lines, expected);
  });
}
