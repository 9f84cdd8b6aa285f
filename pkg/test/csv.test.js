// How tables become CSV.
import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "../dist/parts/index.js";

test("commas, quotes and line breaks are quoted", () => {
  assert.equal(csv([["甲", "a,b", 'c"d', "e\nf"]]), '\uFEFF甲,"a,b","c""d","e\nf"\r\n');
});

test("what a spreadsheet would run is made text, a negative number is not", () => {
  assert.equal(csv([["=1+1", "@a", "-2+3", "-2.5%"]]), "\uFEFF'=1+1,'@a,'-2+3,-2.5%\r\n");
});
