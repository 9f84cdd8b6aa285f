// The example dashboard: its charts and the element tell each other what is selected and changed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { broken, launch, shot } from "./support/chromium.js";
import { serve } from "./support/serve.js";
import { count, poll } from "./support/waiting.js";

let browser;
let server;
before(async () => {
  [browser, server] = await Promise.all([launch(), serve(new URL("../../", import.meta.url))]);
});
after(async () => {
  server?.stop();
  await browser?.close();
});

async function open(options = {}) {
  const page = await browser.newPage({ viewport: { width: 1180, height: 860 }, ...options });
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  await page.goto(`${server.origin}/examples/dashboard/`);
  await count(page.locator("gouji-audit :is(.item-error, .item-warning) > .finding"), 2);
  return { page, wrong };
}

const pointers = (page, name) => page.locator(`.bar.${name}`).evaluateAll((bars) => bars.map((bar) => bar.dataset.pointer));

test("a finding highlights its bars, a bar opens its finding, and a repair changes the bars", async () => {
  const { page, wrong } = await open();
  const sum = (body) => ["收到行政复议申请", "受理", "不予受理"].map((measure) => `/2024/${body}/${measure}`);
  const accepted = page.locator('[data-pointer="/2024/云台县/受理"]');
  assert.deepEqual(await pointers(page, "flagged"), [...sum("柳溪区"), ...sum("云台县")]);
  await page.locator("gouji-audit .finding").filter({ hasText: "104" }).click();
  assert.deepEqual(await pointers(page, "selected"), sum("柳溪区"));
  await accepted.click();
  assert.deepEqual(await pointers(page, "selected"), sum("云台县"));
  await shot(page, "dashboard");
  await page.locator("gouji-audit .repair").first().click();
  await poll(() => pointers(page, "flagged"), (flagged) => flagged.length === 3, "fewer bars that are flagged");
  assert.equal(await accepted.locator(".count").innerText(), "57");
  await page.locator("gouji-audit #undo-repair").click();
  await poll(() => pointers(page, "flagged"), (flagged) => flagged.length === 6, "the bars as before");
  assert.match(await accepted.locator(".count").innerText(), /^75/);
  assert.deepEqual(wrong, []);
  await page.close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing on it, ${colorScheme}, and nothing is cut off at 360 px`, async () => {
    const { page } = await open({ colorScheme });
    await page.locator("#language").click();
    await page.locator("gouji-audit .finding").first().click();
    assert.deepEqual(await broken(page), []);
    await shot(page, `dashboard-${colorScheme}`);
    await page.setViewportSize({ width: 360, height: 740 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await shot(page, `dashboard-${colorScheme}-360`, { fullPage: true });
    await page.close();
  });
}
