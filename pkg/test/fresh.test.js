// The package from its tarball in a fresh Vite app, with React, Vue and Svelte; and in Node.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { launch } from "./support/chromium.js";
import { serve } from "./support/serve.js";
import { count } from "./support/waiting.js";

const run = promisify(execFile);
const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const npm = (folder, ...rest) => run(process.platform === "win32" ? "npm.cmd" : "npm", rest, { cwd: folder, env: { ...process.env, NODE_ENV: "" } });
const node = (...rest) => run(process.execPath, rest, { cwd: app });

let app;
before(async () => {
  app = await mkdtemp(join(tmpdir(), "gouji-app-"));
  await cp(new URL("./fresh", import.meta.url), app, { recursive: true });
  const { stdout } = await npm(PACKAGE, "pack", "--json", "--pack-destination", app);
  const [{ filename }] = JSON.parse(stdout);
  await npm(app, "install", "--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts", `./${filename}`);
});
after(() => app && rm(app, { recursive: true, force: true }));

test("the types hold in React, Vue, Svelte and plain listeners", async () => {
  await node("node_modules/typescript/bin/tsc", "-p", ".").catch(({ stdout }) => assert.fail(stdout));
});

test("the types hold in a template of Vue", async () => {
  await node("vue/check.cjs", "-p", "vue").catch(({ stdout }) => assert.fail(stdout));
});

test("built by Vite, it works in React, Vue and Svelte", async (t) => {
  await node("node_modules/vite/bin/vite.js", "build").catch(({ stderr }) => assert.fail(stderr));
  const server = await serve(pathToFileURL(`${app}/dist/`));
  const browser = await launch();
  t.after(async () => {
    server.stop();
    await browser.close();
  });
  const page = await browser.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && wrong.push(message.text()));
  await page.goto(`${server.origin}/`);
  for (const framework of ["react", "vue", "svelte"]) {
    await count(page.locator(`#${framework} gouji-audit .item-warning > .finding`), 1);
    await count(page.locator(`#${framework} output`).filter({ hasText: /^1$/ }), 1);
    assert.match(await page.locator(`#${framework} gouji-audit .summary`).innerText(), /Problems found: 1/);
  }
  const selected = page.waitForEvent("console", (message) => message.text() === "/2024/甲区/收到,/2024/甲区/受理,/2024/甲区/不予受理");
  await page.locator("#react gouji-audit .finding").first().click();
  await selected;
  assert.deepEqual(wrong, []);
});

test("in Node all of it is imported without a document, and a text is audited", async () => {
  const script = `
    const entries = ["gouji", "gouji/full", "gouji/client", "gouji/readers", "gouji/files", "gouji/element", "gouji/define", "gouji/parts"];
    const [gouji] = await Promise.all(entries.map((entry) => import(entry)));
    await gouji.load();
    console.log(gouji.audit("收到12件，其中受理10件，不予受理1件。").checks.length, typeof globalThis.document);`;
  const { stdout } = await node("--input-type=module", "--eval", script);
  assert.equal(stdout, "1 undefined\n");
});
