// The audit in Node's own thread.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { audit, GoujiError, load } from "gouji";

const refuses = (code, call) =>
  assert.throws(call, (error) => {
    assert.ok(error instanceof GoujiError);
    assert.equal(error.code, code);
    assert.ok(error.message.includes(error.text.zh) && error.message.includes(error.text.en));
    return true;
  });

test("an audit before the load says what to do", () => {
  assert.throws(() => audit("收到12件"), /load\(\)/);
});

test("a load that failed can be tried again", async () => {
  await assert.rejects(load(new Uint8Array([1, 2, 3])));
  await load(readFile(new URL("../wasm/gouji_bg.wasm", import.meta.url)));
});

test("loading twice is loading once", async () => {
  await Promise.all([load(), load()]);
});

test("a report is plain data in the form that it names", () => {
  const text = "全年收到行政复议申请12件,受理11件。";
  const report = audit(text, { name: "年报" });
  assert.equal(report.schema, "gouji.report/1");
  assert.deepEqual(report.source, { name: "年报", length: text.length });
  assert.deepEqual(structuredClone(report), report);
});

test("lone surrogates neither throw nor shift an offset", () => {
  const text = "\ud800收到\udc00";
  assert.equal(audit(text).source.length, text.length);
});

test("what is no text is refused", () => {
  for (const text of [undefined, null, 12, {}]) {
    refuses("bad-input", () => audit(text));
  }
  refuses("bad-input", () => audit("", { name: 12 }));
  refuses("bad-input", () => audit("", "年报"));
});

test("too much text is refused", () => {
  refuses("too-large", () => audit("一".repeat((64 * 1024 * 1024) / 3 + 1)));
  refuses("too-large", () => audit("1".repeat(64 * 1024 * 1024 + 1)));
});
