// One check at a time, always of the newest text, and nothing stale is shown.
import assert from "node:assert/strict";
import { test } from "node:test";
import { source } from "./support/source.js";

const { Checker } = await source("checker");

/** A checker over a text that can be changed, whose audits are settled by hand. */
function bench() {
  const bench = { text: "a", audits: [], shown: [] };
  const auditor = { audit: (text) => new Promise((resolve, reject) => bench.audits.push({ text, resolve: () => resolve(`report of ${text}`), reject })) };
  bench.checker = new Checker(auditor, () => bench.text, {
    onStart() {},
    onReport: (report) => bench.shown.push(report),
    onFailure: (error) => bench.shown.push(error.message),
  });
  bench.edit = (text) => {
    bench.text = text;
    bench.checker.changed();
    return bench.checker.now();
  };
  bench.settle = async (act) => {
    act();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return bench;
}

test("a report is shown", async () => {
  const { checker, audits, shown, settle } = bench();
  void checker.now();
  await settle(audits[0].resolve);
  assert.deepEqual(shown, ["report of a"]);
});

test("a change asks by itself", async () => {
  const { checker, audits } = bench();
  checker.changed();
  while (audits.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(audits[0].text, "a");
});

test("edits during a check: its report is dropped, and only the newest text is checked next", async () => {
  const { checker, audits, shown, settle, edit } = bench();
  void checker.now();
  void edit("b");
  void edit("c");
  assert.equal(audits.length, 1);
  await settle(audits[0].resolve);
  assert.deepEqual(audits.map((audit) => audit.text), ["a", "c"]);
  assert.deepEqual(shown, []);
  await settle(audits[1].resolve);
  assert.deepEqual(shown, ["report of c"]);
});

test("a failure is shown, and the next check starts as ever", async () => {
  const { audits, shown, settle, edit } = bench();
  void edit("b");
  await settle(() => audits[0].reject(new Error("crashed")));
  void edit("c");
  await settle(audits[1].resolve);
  assert.deepEqual(shown, ["crashed", "report of c"]);
});

test("a check that cannot even be asked for is a failure like any other", async () => {
  const shown = [];
  const auditor = {
    audit() {
      throw new Error("no workers");
    },
  };
  await new Checker(auditor, () => "a", { onStart() {}, onReport() {}, onFailure: (error) => shown.push(error.message) }).now();
  assert.deepEqual(shown, ["no workers"]);
});
