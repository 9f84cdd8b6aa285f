// What is put aside is kept by text, and read only where it is what it says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { source } from "./support/source.js";

const { DecisionBook, readDecisions } = await source("decisions");

const one = { fingerprint: "a1", reason: "口径不同" };

function storage(kept = null) {
  return { kept, getItem() { return this.kept; }, setItem(_, value) { this.kept = value; } };
}

test("a later decision on the same finding takes the earlier one's place; other texts keep theirs", () => {
  const book = new DecisionBook(storage());
  book.add("x.txt", [one]);
  book.add("x.txt", [{ ...one, reason: "上年结转" }]);
  assert.deepEqual(book.of("x.txt").decisions, [{ fingerprint: "a1", reason: "上年结转" }]);
  assert.deepEqual(book.of("y.txt").decisions, []);
});

test("a decision is dropped by its finding, or by its words where the finding has another name by now", () => {
  const book = new DecisionBook(storage());
  book.add("", [one, { fingerprint: "b2", reason: "上年结转" }]);
  book.drop("", { fingerprint: "c3", reason: "上年结转" });
  assert.deepEqual(book.of("").decisions, [one]);
  book.drop("", { fingerprint: "a1", reason: "" });
  assert.deepEqual(book.of("").decisions, []);
});

test("the next visit knows them; a broken or closed storage is no harm", () => {
  const shelf = storage();
  new DecisionBook(shelf).add("x.txt", [one]);
  assert.deepEqual(new DecisionBook(storage(shelf.kept)).of("x.txt").decisions, [one]);
  for (const broken of ["{", "null", '{"x.txt":[{"fingerprint":1}]}']) assert.deepEqual(new DecisionBook(storage(broken)).of("x.txt").decisions, []);
  assert.deepEqual(new DecisionBook(null).of("").decisions, []);
});

test("a file of decisions is read; anything else is not", () => {
  assert.deepEqual(readDecisions(`\uFEFF${JSON.stringify({ schema: "gouji.decisions/1", decisions: [one] })}`), [one]);
  for (const other of ["", "[]", "null", '{"schema":"gouji.report/1","decisions":[]}', '{"schema":"gouji.decisions/1","decisions":[{"reason":"x"}]}']) {
    assert.equal(readDecisions(other), undefined);
  }
});
