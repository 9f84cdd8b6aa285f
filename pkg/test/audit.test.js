// The audit in Node's own thread.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { audit, GoujiError, load, refusal } from "gouji";
import * as full from "gouji/full";

const sha256 = (text) => createHash("sha256").update(text).digest("hex");
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
  assert.deepEqual(report.source, { name: "年报", length: text.length, hash: sha256(text) });
  assert.deepEqual(structuredClone(report), report);
});

test("a rate that its counts do not make is found, with what would stand in its place", () => {
  const { figures, checks, summary } = audit("参加考试200人,合格150人,通过率85%。");
  assert.deepEqual(figures.map(({ text }) => text), ["200人", "150人", "85%"]);
  const found = checks.find(({ relation }) => relation === "ratio");
  assert.equal(found.verdict, "violated");
  assert.equal(found.severity, "error");
  assert.ok(found.formula.includes("75"));
  assert.deepEqual(found.figures.map(({ id }) => id), figures.map(({ id }) => id));
  assert.ok(found.repairs.some(({ figure, text }) => figure === figures[2].id && text === "75%"));
  assert.equal(summary.violated, 1);
});

test("lone surrogates and characters beyond the first plane neither throw nor shift an offset", () => {
  const text = "\ud800全年\udc00𠮷受理12件\ud800";
  const { source, figures } = audit(text);
  assert.equal(source.length, text.length);
  assert.deepEqual(figures.map(({ start, end }) => text.slice(start, end)), ["12件"]);
});

test("what is no text is refused", () => {
  for (const text of [undefined, null, 12, true]) {
    refuses("bad-input", () => audit(text));
  }
  refuses("bad-input", () => audit("", { name: 12 }));
  refuses("bad-input", () => audit("", "年报"));
});

test("too much text is refused", () => {
  refuses("too-large", () => audit("一".repeat((16 * 1024 * 1024) / 3 + 1)));
  refuses("too-large", () => audit("1".repeat(16 * 1024 * 1024 + 1)));
});

const WARNING = "全年收到行政复议申请42件，受理26件，不予受理15件。";
const flagged = (report) => report.checks.filter(({ severity, decision }) => severity === "warning" && decision === null);

test("a finding that is put aside says why, and one with a hollow reason stays", () => {
  const [{ fingerprint }] = flagged(audit(WARNING));
  const decided = (reason) => audit(WARNING, { decisions: { schema: "gouji.decisions/1", decisions: [{ fingerprint, reason }] } });
  assert.equal(flagged(decided("另有1件告知向其他机关申请")).length, 0);
  assert.equal(flagged(decided("核实无误")).length, 1);
  assert.deepEqual(decided("核实无误").notes.map(({ code }) => code), ["refused-decision"]);
  const kept = (file) => audit(WARNING, { decisions: { schema: "gouji.decisions/1", ...file } });
  for (const wrong of [
    { schema: "other/1", decisions: [] },
    {},
    { decisions: [{ fingerprint }] },
    { decisions: [{ fingerprint, reason: 12 }] },
    { decisions: [{ fingerprint, reason: "另有1件", by: 12 }] },
    { decisions: [{ fingerprint, reason: "另有1件", who: "陈科长" }] },
    { decisions: ["另有1件"] },
    { decisions: [], note: "" },
  ]) {
    refuses("bad-input", () => kept(wrong));
  }
});

test("a decision is judged before it is kept", () => {
  const decision = { fingerprint: "0", reason: "另有1件告知向其他机关申请" };
  assert.equal(refusal(decision, "warning"), undefined);
  assert.match(refusal(decision, "error").en, /who decided/);
  assert.equal(refusal({ ...decision, by: "陈科长" }, "error"), undefined);
  assert.match(refusal({ ...decision, reason: "无误" }, "warning").zh, /理由/);
});

const PACK = `[concept.enrolled]
zh = ['报名']
[concept.away]
zh = ['缺考']
[[rule]]
id = 'away'
tie = '缺考 <= 报名'
`;

test("the full audit finds what the small one finds, and more with rule packs of one's own", async () => {
  await full.load();
  assert.deepEqual(full.audit(WARNING), audit(WARNING));
  const text = "报名120人，缺考210人。";
  assert.ok(full.audit(text, { rules: [PACK] }).checks.some(({ rule }) => rule === "rules1/away"));
  assert.deepEqual(full.ruleFaults(PACK), []);
  assert.equal(full.ruleFaults(PACK.replace("缺考 <=", "缺席 <="))[0].line, 7);
  assert.throws(() => audit(text, { rules: [PACK] }), (error) => error instanceof GoujiError && /gouji\/full/.test(error.message));
  assert.deepEqual(audit(text, { rules: [] }), audit(text));
});

test("a report can be had as a document", async () => {
  await full.load();
  const { render } = full;
  assert.match(render(WARNING, "certificate", { language: "en" }), /^<!DOCTYPE html><html lang="en">[^]*26 \+ 15 = 41/);
  assert.match(render(WARNING, "html", { name: "<b>" }), /&lt;b&gt;/);
  assert.match(render(WARNING, "csv"), /^\ufeff文件,/);
  refuses("bad-input", () => render(WARNING, "xml"));
});
