// Each artefact keeps to its mark.
import assert from "node:assert/strict";
import { test } from "node:test";
import { MARKS, size } from "../build/sizes.js";

for (const mark of MARKS) {
  test(`${mark.artefact}: at most ${mark.most / 1000} KB with brotli`, async () => {
    const bytes = await size(mark);
    assert.ok(bytes <= mark.most, `${bytes} bytes`);
  });
}
