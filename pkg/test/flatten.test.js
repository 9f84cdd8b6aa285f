// Overlapping stretches become runs that do not overlap.
import assert from "node:assert/strict";
import { test } from "node:test";
import { flatten } from "../dist/parts/index.js";

/** `from-to:rank` of each stretch, named a, b, c …; the runs as `from-to:top(all)`. */
function check(stretches, expected) {
  const named = stretches.map((text, index) => {
    const [from, to, rank] = text.split(/[-:]/).map(Number);
    return { from, to, rank, value: "abcdefgh"[index] };
  });
  const runs = flatten(named).map((run) => `${run.from}-${run.to}:${run.top}(${run.values.join("")})`);
  assert.deepEqual(runs, expected);
}

test("nothing", () => check([], []));
test("apart, in any order", () => check(["5-7:0", "1-3:1"], ["1-3:b(b)", "5-7:a(a)"]));
test("side by side", () => check(["1-3:0", "3-5:0"], ["1-3:a(a)", "3-5:b(b)"]));
test("empty stretches count for nothing", () => check(["2-2:0", "1-3:1"], ["1-3:b(b)"]));
test("overlapping: the lower rank is seen", () => check(["1-5:1", "3-8:0"], ["1-3:a(a)", "3-5:b(ab)", "5-8:b(b)"]));
test("inside: the outer goes on behind", () => check(["1-9:1", "3-5:0"], ["1-3:a(a)", "3-5:b(ab)", "5-9:a(a)"]));
test("same place: both are kept", () => check(["1-4:2", "1-4:1"], ["1-4:b(ab)"]));
test("same rank: the outer is seen", () => check(["3-5:1", "1-9:1"], ["1-3:b(b)", "3-5:b(ba)", "5-9:b(b)"]));

test("any stretches: every place is covered by the same stretches as before, once", () => {
  let seed = 7;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 300; round++) {
    const stretches = Array.from({ length: random(9) }, (_, value) => {
      const from = random(20);
      return { from, to: from + random(8), rank: random(3), value };
    });
    const runs = flatten(stretches);
    for (let place = 0; place < 30; place++) {
      const over = stretches.filter((s) => s.from <= place && place < s.to);
      const [run, ...more] = runs.filter((r) => r.from <= place && place < r.to);
      assert.equal(more.length, 0);
      assert.deepEqual([...(run?.values ?? [])].sort(), over.map((s) => s.value).sort());
      if (run) assert.equal(stretches[run.top].rank, Math.min(...over.map((s) => s.rank)));
    }
  }
});
