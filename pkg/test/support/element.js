// Tests on pages with elements, in one browser and from one server a file.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { launch } from "./chromium.js";
import { serve } from "./serve.js";

export const SUM = "全年收到行政复议申请12件，其中受理10件，不予受理1件。";
export const RATE = "参加考试1099人，合格1044人，合格率98.5%。";

/** What a page with the built element allows: itself, and nothing from elsewhere. */
export const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'";

const page = (body, { lang = "zh-CN", define = true } = {}) => `<!doctype html>
<html lang="${lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>年报</title><link rel="icon" href="data:,"></head>
<body><main><h1>年报</h1>${body}</main>${define ? '<script type="module" src="/pkg/dist/define.js"></script>' : ""}</body>
</html>`;

/** What makes such a test: its page holds `body`, nothing may go wrong on it, and it may ask nobody but its own server. */
export function pages(test) {
  const bodies = {};
  const sent = {};
  let browser;
  let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serve(new URL("../../../", import.meta.url), bodies, sent)]);
  });
  after(async () => {
    server?.stop();
    await browser?.close();
  });
  return (name, body, run, { lang, define, headers = {}, ...options } = {}) =>
    test(name, async () => {
      bodies["/"] = page(body, { lang, define });
      for (const name of Object.keys(sent)) delete sent[name];
      Object.assign(sent, headers);
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      const opened = await context.newPage();
      const [wrong, requests] = [[], []];
      context.on("request", (request) => requests.push(request.url()));
      opened.on("pageerror", (error) => wrong.push(String(error)));
      opened.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
      // What the element tells, kept from the start; the test reads it as `told`.
      await opened.addInitScript(() => {
        globalThis.told = { audit: [], "audit-error": [], "finding-select": [], repair: [], decision: [] };
        for (const type of Object.keys(globalThis.told)) addEventListener(type, (event) => globalThis.told[type].push(event.detail));
      });
      await opened.goto(`${server.origin}/`);
      await run(opened, { requests });
      assert.deepEqual(wrong, []);
      assert.deepEqual(requests.filter((url) => !/^(data|blob):/.test(url) && !url.startsWith(`${server.origin}/`)), []);
      await context.close();
    });
}

/** How many events of a type were told so far. */
export const told = (opened, type) => opened.evaluate((name) => globalThis.told[name].length, type);
