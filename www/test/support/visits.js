// Tests on a page of their own, in one browser and from one server a file.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { launch, Visit } from "./browser.js";
import { serve } from "./serve.js";

export const WRONG_SUM = "全年收到行政复议申请12件，受理10件，不予受理1件。";
export const WRONG_RATE = "参加考试1099人，合格1044人，合格率98.5%。";

/** What makes such a test: nothing may go wrong on its page, which may ask nobody but its own server. */
export function visits(test) {
  let browser;
  let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serve()]);
  });
  after(async () => {
    server?.stop();
    await browser?.close();
  });
  return (name, run, options) =>
    test(name, async () => {
      const visit = await Visit.to(browser, server.origin, options);
      await run(visit, visit.page);
      assert.deepEqual(visit.errors, []);
      assert.deepEqual(visit.requests.filter((url) => !/^(data|blob):/.test(url) && !url.startsWith(`${server.origin}/`)), []);
      await visit.close();
    });
}

export const count = (locator, expected) => poll(() => locator.count(), (n) => n === expected, `${expected} × ${locator}`);

/** Waits for a value to become what it should be: checks come when they are done. */
export async function poll(read, isRight, what) {
  const end = Date.now() + 15_000;
  let value = await read();
  while (!isRight(value)) {
    assert.ok(Date.now() < end, `waited for ${what}, last saw ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    value = await read();
  }
}
