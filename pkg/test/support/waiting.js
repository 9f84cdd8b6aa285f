// Waits for what comes when it is done.
import assert from "node:assert/strict";

/** Waits for a value to become what it should be. */
export async function poll(read, isRight, what) {
  const end = Date.now() + 15_000;
  let value = await read();
  while (!isRight(value)) {
    assert.ok(Date.now() < end, `waited for ${what}, last saw ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    value = await read();
  }
  return value;
}

/** Waits for as many elements. */
export const count = (locator, expected) => poll(() => locator.count(), (n) => n === expected, `${expected} × ${locator}`);
