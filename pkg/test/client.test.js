// The client: whatever the worker does, every request settles.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Auditor, GoujiError, MAX_LENGTH } from "gouji/client";

import { ScriptedWorker } from "./support/scripted.js";
import { ThreadWorker } from "./support/thread.js";

const refusal = (code) => (error) => error instanceof GoujiError && error.code === code;

/** An auditor on scripted workers, with every worker that it started. */
function scripted() {
  const workers = [];
  const auditor = new Auditor(() => {
    workers.push(new ScriptedWorker());
    return workers.at(-1);
  });
  return { auditor, workers };
}

test("the real worker audits, refuses and ends", async (t) => {
  const auditor = new Auditor(() => new ThreadWorker());
  t.after(() => auditor.close());
  const text = "收到12件,受理11件。";
  const [first, second] = await Promise.all([auditor.audit(text, { name: "甲" }), auditor.audit("", { name: "乙" })]);
  const { name, length } = first.source;
  assert.deepEqual({ name, length }, { name: "甲", length: text.length });
  assert.equal(second.source.name, "乙");
  await assert.rejects(auditor.audit("1".repeat(16 * 1024 * 1024 + 1)), refusal("too-large"));
  await assert.rejects(auditor.audit(12), refusal("bad-input"));
  assert.equal((await auditor.audit("\ud800")).source.length, 1);
  assert.match(await auditor.render(text, "certificate"), /^<!DOCTYPE html>/);
  await assert.rejects(auditor.render(text, "xml"), refusal("bad-input"));
  const decision = { fingerprint: "0", reason: "无误" };
  assert.match((await auditor.refusal(decision, "warning")).zh, /理由/);
  assert.equal(await auditor.refusal({ ...decision, reason: "另有1件上年结转" }, "warning"), undefined);
});

test("what cannot be sent is refused, and what follows is audited", async () => {
  const { auditor, workers } = scripted();
  const refused = auditor.audit(() => "收到12件");
  const followed = auditor.audit("收到12件");
  await assert.rejects(refused, refusal("bad-input"));
  workers[0].answer({ report: "its report" });
  assert.equal(await followed, "its report");
});

test("a newer request does not lose an older one", async () => {
  const { auditor, workers } = scripted();
  const results = [auditor.audit("甲"), auditor.audit("乙")];
  workers[0].answer({ report: "report on 甲" });
  workers[0].answer({ report: "report on 乙" });
  assert.deepEqual(await Promise.all(results), ["report on 甲", "report on 乙"]);
  assert.deepEqual(workers[0].received.map(({ text }) => text), ["甲", "乙"]);
});

test("an aborted request rejects at once, and its answer reaches nobody else", async () => {
  const { auditor, workers } = scripted();
  const abort = new AbortController();
  const running = auditor.audit("甲", { signal: abort.signal });
  const waiting = auditor.audit("乙", { signal: abort.signal });
  const other = auditor.audit("丙");
  abort.abort();
  await assert.rejects(running, refusal("aborted"));
  await assert.rejects(waiting, refusal("aborted"));
  workers[0].answer({ report: "report on 甲" });
  workers[0].answer({ report: "report on 丙" });
  assert.equal(await other, "report on 丙");
  assert.deepEqual(workers[0].received.map(({ text }) => text), ["甲", "丙"]);
  await assert.rejects(auditor.audit("丁", { signal: abort.signal }), refusal("aborted"));
});

for (const type of ["error", "messageerror"]) {
  test(`all that waits is rejected on ${type}, and the next request starts a new worker`, async () => {
    const { auditor, workers } = scripted();
    const lost = [auditor.audit("甲"), auditor.audit("乙")];
    workers[0].fail(type);
    for (const request of lost) {
      await assert.rejects(request, refusal("worker-failed"));
    }
    assert.ok(workers[0].terminated);
    const next = auditor.audit("丙");
    workers[0].fail(type);
    workers[1].answer({ report: "report on 丙" });
    assert.equal(await next, "report on 丙");
  });
}

test("an audit that breaks the worker's module gives the next one a new worker", async () => {
  const { auditor, workers } = scripted();
  const broken = auditor.audit("甲");
  workers[0].answer({ error: { code: "worker-failed", text: { zh: "出错", en: "failed" } } });
  await assert.rejects(broken, refusal("worker-failed"));
  const next = auditor.audit("乙");
  workers[1].answer({ report: "report on 乙" });
  assert.equal(await next, "report on 乙");
});

test("a worker that cannot be made is a failure of the request", async () => {
  const auditor = new Auditor(() => {
    throw new Error("no workers here");
  });
  await assert.rejects(auditor.audit("甲"), refusal("worker-failed"));
});

test("a given worker is not made again", async () => {
  const worker = new ScriptedWorker();
  const auditor = new Auditor(worker);
  const lost = auditor.audit("甲");
  worker.fail("error");
  await assert.rejects(lost, refusal("worker-failed"));
  await assert.rejects(auditor.audit("乙"), refusal("worker-failed"));
});

test("closing rejects what waits and what comes", async () => {
  const { auditor, workers } = scripted();
  const waiting = auditor.audit("甲");
  auditor.close();
  await assert.rejects(waiting, refusal("aborted"));
  await assert.rejects(auditor.audit("乙"), refusal("aborted"));
  assert.ok(workers[0].terminated);
});

test("the newest audit gives up those before it that it may, running or waiting", async () => {
  const worker = new ScriptedWorker();
  const auditor = new Auditor(() => worker);
  const running = auditor.audit("甲", { newest: true });
  const kept = auditor.audit("乙");
  const waiting = auditor.audit("丙", { newest: true });
  const newest = auditor.audit("丁", { newest: true });
  await assert.rejects(running, refusal("aborted"));
  await assert.rejects(waiting, refusal("aborted"));
  for (const report of ["甲", "乙", "丁"]) worker.answer({ report });
  assert.equal(await kept, "乙");
  assert.equal(await newest, "丁");
  assert.deepEqual(worker.received.map(({ text }) => text), ["甲", "乙", "丁"]);
  assert.ok(worker.received.every(({ options }) => !("newest" in options)));
});

test("a text over the cap is refused before it is sent", async () => {
  const worker = new ScriptedWorker();
  const auditor = new Auditor(() => worker);
  await assert.rejects(auditor.audit("a".repeat(MAX_LENGTH + 1)), refusal("too-large"));
  await assert.rejects(auditor.render("a".repeat(MAX_LENGTH + 1), "csv"), refusal("too-large"));
  assert.deepEqual(worker.received, []);
});

test("figures are sent as they are", async () => {
  const worker = new ScriptedWorker();
  void new Auditor(() => worker).audit({ 收到: 12 });
  assert.deepEqual(worker.received[0].text, { 收到: 12 });
});
