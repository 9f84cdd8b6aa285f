/** The worker: answers every request with a report or with an error. */

import { GoujiError } from "./error.js";
import * as full from "./full.js";
import * as core from "./index.js";
import type { Answer, Request, Value } from "./protocol.js";
import { isLarge, rest, slices } from "./slices.js";

self.addEventListener("message", async ({ data }: MessageEvent<Request>) => {
  const done = await answer(data);
  const report = "report" in done && typeof done.report === "object" && "checks" in done.report ? done.report : undefined;
  if (!report || !isLarge(report)) {
    self.postMessage(done);
    return;
  }
  for (const slice of slices(report)) {
    self.postMessage({ id: data.id, slice } satisfies Answer);
  }
  self.postMessage({ id: data.id, report: rest(report) } satisfies Answer);
});

async function answer(request: Request): Promise<Answer> {
  const { id } = request;
  try {
    return { id, report: await value(request) };
  } catch (reason) {
    const { code, text } = reason instanceof GoujiError ? reason : failure(reason);
    return { id, error: { code, text } };
  }
}

async function value(request: Request): Promise<Value> {
  if ("pack" in request) {
    await full.load();
    return full.ruleFaults(request.pack);
  }
  if ("decision" in request) {
    await core.load();
    return core.refusal(request.decision, request.severity);
  }
  const { text, options, form } = request;
  if (form !== undefined || options.rules?.length) {
    await full.load();
    return form === undefined ? full.audit(text, options) : full.render(text, form, options);
  }
  await core.load();
  return core.audit(text, options);
}

function failure(reason: unknown): GoujiError {
  return new GoujiError("worker-failed", {
    zh: `核对程序出错:${String(reason)}`,
    en: `the audit failed: ${String(reason)}`,
  });
}
