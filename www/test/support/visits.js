// Tests on a page of their own, in one browser and from one server a file.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { launch } from "../../../pkg/test/support/chromium.js";
import { serve } from "../../../pkg/test/support/serve.js";
import { Visit } from "./browser.js";

export { count, poll } from "../../../pkg/test/support/waiting.js";

const DIST = new URL("../../dist/", import.meta.url);

export const WRONG_SUM = "全年收到行政复议申请12件，受理10件，不予受理1件。";
export const WRONG_RATE = "参加考试1099人，合格1044人，合格率98.5%。";

/** What makes such a test: nothing may go wrong on its page, which may ask nobody but its own server. */
export function visits(test) {
  let browser;
  let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serve(DIST)]);
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
