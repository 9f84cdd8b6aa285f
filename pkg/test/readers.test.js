// Files are read in WebAssembly as on the command line, and the module loads when a file comes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { annotate, read, ReadError } from "gouji/readers";

const fixture = (name) => readFile(new URL(`../../tests/fixtures/${name}`, import.meta.url));

test("a Word document becomes lines of text", async () => {
  const { text, kind, notes } = await read(await fixture("word.docx"), "word.docx");
  assert.equal(kind, "docx");
  assert.deepEqual(notes, []);
  assert.match(text, /^全年收到申请86件，其中受理74件，不予受理10件/m);
  assert.match(text, /^合计\t33\t29\t3$/m);
});

test("a workbook tells what is hidden", async () => {
  const { kind, notes } = await read(new Blob([await fixture("excel.xlsx")]), "excel.xlsx");
  assert.equal(kind, "xlsx");
  assert.ok(notes.some(({ code, message }) => code === "hidden-sheet" && message.zh.includes("底稿") && message.en.includes("hidden")));
});

test("what the clipboard holds is read as a page", async () => {
  const page = new TextEncoder().encode("<table><tr><td>收到<td>12</table>");
  assert.equal((await read(page, "clipboard.html")).text.trim(), "收到\t12");
});

test("what cannot be read says what to do", async () => {
  const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  await assert.rejects(read(picture, "扫描.png"), (error) => {
    return error instanceof ReadError && error.code === "picture" && /识别/.test(error.text.zh) && /OCR/.test(error.text.en);
  });
});

test("comments stand in a copy of the file", async () => {
  const file = await fixture("word.docx");
  const { text } = await read(file, "word.docx");
  const start = text.indexOf("86件");
  const { bytes, placed } = await annotate(file, "word.docx", [{ start, end: start + 3, text: "请核实" }]);
  assert.equal(placed, 1);
  assert.equal((await read(bytes, "word.docx")).text, text);
  assert.ok(bytes.length > file.length);
});
