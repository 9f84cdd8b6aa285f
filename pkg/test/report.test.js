// In what order checks are shown, and what state a figure is in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Reading } from "../dist/parts/index.js";

/** A report of six figures; each check is `id severity verdict figure:role …`. */
function reading(...checks) {
  const figures = ["f1", "f2", "f3", "f4", "f5", "f6"].map((id, index) => ({ id, start: index * 10, end: index * 10 + 2, status: index === 5 ? "no-quantity" : "unverifiable" }));
  return new Reading({
    figures,
    checks: checks.map((text) => {
      const [id, severity, verdict, ...uses] = text.split(" ");
      return { id, severity, verdict, fingerprint: `print of ${id}`, figures: uses.map((use) => ({ id: use.split(":")[0], role: use.split(":")[1] })) };
    }),
  });
}

const ids = (checks) => checks.map((check) => check.id).join(" ");

test("errors come before warnings, then as the text has them; remarks and the rest stand apart", () => {
  const { groups } = reading(
    "c1 none holds f1:whole",
    "c2 warning incomplete f1:whole",
    "c3 error violated f2:whole f3:part",
    "c4 error violated f4:whole",
    "c5 info truncated f1:stated",
    "c6 none unverifiable f5:stated",
  );
  assert.deepEqual([groups.flags, groups.remarks, groups.holds, groups.unverifiable].map(ids), ["c3 c4 c2", "c5", "c1", "c6"]);
});

test("a figure shows the most pressing of its checks, whatever their order", () => {
  const it = reading("c1 none holds f1:whole f2:part", "c2 error violated f2:whole f3:part", "c3 info truncated f3:part");
  const states = it.report.figures.map((figure) => it.stateOf(figure));
  assert.deepEqual(states, ["holds", "error", "error", "unverifiable", "unverifiable", "none"]);
  assert.equal(ids(it.checksOf("f2")), "c2 c1");
});

test("a figure that only helps to read a claim is not at fault with it", () => {
  const it = reading("c1 error violated f1:stated f6:context");
  assert.equal(it.stateOf(it.figures.get("f6")), "none");
  assert.equal(ids(it.checksOf("f6")), "c1");
});

test("a finding is known again in the next report by its fingerprint", () => {
  const before = reading("c1 error violated f1:whole", "c2 error violated f2:whole");
  const next = reading("c2 error violated f1:whole");
  assert.equal(next.sameAs(before.check("c2")).id, "c2");
  assert.equal(next.sameAs(before.check("c1")), undefined);
});
