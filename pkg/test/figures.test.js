// Ready figures: audited as a text is, each with the place that it came from.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import * as full from "../dist/full.js";
import { audit, GoujiError, load } from "../dist/index.js";

before(() => Promise.all([load(), full.load()]));

/** The value that a JSON pointer names. */
const at = (value, pointer) => pointer.split("/").slice(1).reduce((inner, name) => inner[name.replaceAll("~1", "/").replaceAll("~0", "~")], value);

const ROWS = [
  { year: 2023, body: "甲区", unit: "件", 收到: 120, 受理: 100, 不予受理: 10 },
  { year: 2023, body: "乙区", unit: "件", 收到: 80, 受理: 75, 不予受理: 5 },
];

test("each figure leads back to its value", () => {
  const report = audit(ROWS);
  const values = report.figures.filter(({ id }) => id in report.pointers);
  assert.equal(values.length, 6);
  for (const { id, start, end } of values) {
    assert.equal(report.text.slice(start, end), `${at(ROWS, report.pointers[id])}件`);
  }
});

test("a fault names the values of its own row", () => {
  const report = audit(ROWS);
  const faults = report.checks.filter(({ severity }) => severity !== "none");
  assert.equal(faults.length, 1);
  assert.deepEqual(faults[0].figures.map(({ id }) => report.pointers[id]).sort(), ["/0/不予受理", "/0/受理", "/0/收到"]);
});

test("the three shapes of the same figures are read alike", () => {
  const figures = { figures: [["收到", 12], ["受理", 13]].map(([measure, value]) => ({ measure, value, unit: "件", period: "2023", body: "甲区" })) };
  for (const input of [figures, [{ year: 2023, body: "甲区", unit: "件", 收到: 12, 受理: 13 }], { unit: "件", 2023: { 甲区: { 收到: 12, 受理: 13 } } }]) {
    const report = audit(input);
    assert.equal(report.text, "2023年甲区收到12件，受理13件。\n");
    assert.deepEqual(report.checks.map(({ relation, verdict }) => [relation, verdict]), [["bound", "violated"]]);
  }
  assert.equal(audit({ 收到: 12, 受理: 11 }).text, "收到12，受理11。\n");
});

test("numbers are told as they are written, without an exponent", () => {
  assert.equal(audit({ 收到: 1e20, 占比: 0.0000001, 合计: -3.5, 其他: NaN }).text, "收到100000000000000000000，占比0.0000001，合计-3.5。\n");
  assert.equal(audit({ 收到: 1e300, 受理: 12 }).text, "受理12。\n");
});

test("figures can be rendered, too", () => {
  assert.match(full.render(ROWS, "csv"), /120件/);
});

test("what is no JSON is refused with a reason in both languages", () => {
  const round = {};
  round.self = round;
  for (const input of [round, { value: 1n }]) {
    assert.throws(() => audit(input), (error) => error instanceof GoujiError && error.code === "bad-input" && /JSON/.test(error.text.en));
  }
});
