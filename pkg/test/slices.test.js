// A large report comes over in slices, and is the same as one that comes at once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { audit, load } from "gouji";
import { Auditor } from "gouji/client";
import { Reading } from "../dist/parts/index.js";
import { isLarge } from "../dist/slices.js";
import { ScriptedWorker } from "./support/scripted.js";
import { ThreadWorker } from "./support/thread.js";

const LARGE = Array.from({ length: 900 }, (_, index) => `${index}街道收到申请${index + 20}件，其中受理${index + 12}件，不予受理8件。`).join("\n");

test("a large report is whole when it has come", async (t) => {
  await load();
  const auditor = new Auditor(() => new ThreadWorker());
  t.after(() => auditor.close());
  const report = audit(LARGE);
  assert.ok(isLarge(report));
  assert.deepEqual(await auditor.audit(LARGE), report);
});

test("the slices of what was given up reach nobody", async () => {
  const worker = new ScriptedWorker();
  const auditor = new Auditor(() => worker);
  const abort = new AbortController();
  const given = auditor.audit("甲", { signal: abort.signal });
  worker.answer({ slice: { list: "figures", json: '[{"id":"f1"}]' } });
  abort.abort();
  await assert.rejects(given);
  const next = auditor.audit("乙");
  worker.answer({ slice: { list: "figures", json: '[{"id":"f2"}]' } });
  worker.answer({ report: { figures: [], checks: [], clusters: [] } });
  worker.answer({ slice: { list: "figures", json: '[{"id":"f3"}]' } });
  worker.answer({ report: { figures: [], checks: [], clusters: [] } });
  assert.deepEqual((await next).figures, [{ id: "f3" }]);
});

test("a reading that is made bit by bit is the one that is made at once", async () => {
  await load();
  const report = audit(LARGE);
  const [gently, atOnce] = [await Reading.gently(report), new Reading(report)];
  assert.deepEqual(gently.groups, atOnce.groups);
  assert.deepEqual(report.figures.map((figure) => gently.stateOf(figure)), report.figures.map((figure) => atOnce.stateOf(figure)));
});
