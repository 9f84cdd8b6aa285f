// Opens the built page, and does what a reader does there.
import { shot } from "../../../pkg/test/support/chromium.js";

/** A page of its own, with what it asked for and what went wrong on it. */
export class Visit {
  requests = [];
  errors = [];

  /** Opens the page and waits for `ready`; `before` runs in it ahead of its own scripts. */
  static async to(browser, origin, { before, ready = "#summary .counts", ...options } = {}) {
    const visit = new Visit();
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block", ...options });
    if (before) await context.addInitScript(before);
    const page = await context.newPage();
    visit.page = page;
    context.on("request", (request) => visit.requests.push(request.url()));
    page.on("pageerror", (error) => visit.errors.push(String(error)));
    page.on("console", (message) => message.type() === "error" && visit.errors.push(message.text()));
    await page.goto(origin.endsWith(".html") ? origin : `${origin}/`);
    await page.locator(ready).waitFor();
    return visit;
  }

  /** Replaces the text by pasting, as from a word processor. */
  async paste(text) {
    await this.page.locator(".cm-content").click();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.locator(".cm-content").evaluate((content, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", pasted);
      content.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  /** The figure of the text that is printed so. */
  figure(printed) {
    return this.page.locator(".cm-content .figure").getByText(printed, { exact: true });
  }

  /** Types another digit in place of the first one of a figure. */
  async retype(printed, digit) {
    await this.figure(printed).evaluate((mark) => getSelection().collapse(mark.firstChild, 0));
    await this.page.keyboard.press("Delete");
    await this.page.keyboard.type(digit);
  }

  /** The findings that somebody has to look at. */
  get flags() {
    return this.page.locator(":is(.item-error, .item-warning) > .finding");
  }

  /** The figures of the text that such findings speak of. */
  get flagged() {
    return this.page.locator(".cm-content :is(.figure-error, .figure-warning)");
  }

  /** The figures of the text that are highlighted together. */
  get chosen() {
    return this.page.locator(".cm-content .figure-chosen");
  }

  async shot(name, options) {
    await shot(this.page, name, options);
  }

  async close() {
    await this.page.context().close();
  }
}
