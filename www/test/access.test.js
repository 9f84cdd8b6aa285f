// For everybody: axe finds nothing, at no size is anything cut off.
import assert from "node:assert/strict";
import { test } from "node:test";
import { broken } from "../../pkg/test/support/chromium.js";
import { count, visits } from "./support/visits.js";

const visit = visits(test);

for (const colorScheme of ["light", "dark"]) {
  for (const language of ["zh", "en"]) {
    visit(`axe finds nothing, ${colorScheme}, ${language}`, async (visit, page) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      if (language === "en") await page.locator("#language").click();
      assert.deepEqual(await broken(page), [], "with the sample");
      await visit.flags.first().click();
      await page.locator("details.put-aside > summary").click();
      await page.locator("#all-figures > summary").click();
      await page.locator("#proof > summary").click();
      await page.locator("#exports > summary").click();
      await visit.figure("86件").click();
      assert.deepEqual(await broken(page), [], "with everything unfolded");
      await page.locator("#rules > summary").click();
      assert.deepEqual(await broken(page), [], "with the rules");
      await page.locator("#clusters > summary").click();
      await page.locator(".cluster svg").first().waitFor();
      assert.deepEqual(await broken(page), [], "with the groups");
      await visit.shot(`all-${colorScheme}-${language}`);
    }, { colorScheme });
  }
}

for (const [width, height] of [[360, 640], [1280, 800], [3840, 2160]]) {
  visit(`nothing is cut off at ${width} × ${height}`, async (visit, page) => {
    await page.locator("#language").click();
    await visit.flags.first().click();
    await count(page.locator(".detail"), 1);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.locator("#exports > summary").click();
    for (const item of await page.locator(".menu-items button").all()) {
      const { x, width: wide } = await item.boundingBox();
      assert.ok(x >= 0 && x + wide <= width, "the menu is inside");
    }
    await visit.shot(`size-${width}`);
  }, { viewport: { width, height } });
}

visit("all is reached by Tab, in the order in which it is seen", async (visit, page) => {
  const reached = [];
  for (let step = 0; step < 16; step++) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => document.activeElement.id || document.activeElement.className));
  }
  const order = ["open", "compare", "sample", "clear", "language", "filter-state", "filter-relation", "filter-words"];
  assert.deepEqual(reached.filter((name) => order.includes(name)).slice(0, order.length), order);
  assert.ok(reached.some((name) => name.includes("cm-content")) && reached.includes("finding"));
});
