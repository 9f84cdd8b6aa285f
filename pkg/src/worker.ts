/** The worker: answers every request with a report or with an error. */

import { audit, GoujiError, load, refusal, render, ruleFaults } from "./index.js";
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
    await load();
    return { id, report: value(request) };
  } catch (reason) {
    const { code, text } = reason instanceof GoujiError ? reason : failure(reason);
    return { id, error: { code, text } };
  }
}

function value(request: Request): Value {
  if ("decision" in request) {
    return refusal(request.decision, request.severity);
  }
  if ("pack" in request) {
    return ruleFaults(request.pack);
  }
  const { text, options, form } = request;
  return form === undefined ? audit(text, options) : render(text, form, options);
}

function failure(reason: unknown): GoujiError {
  return new GoujiError("worker-failed", {
    zh: `核对程序出错:${String(reason)}`,
    en: `the audit failed: ${String(reason)}`,
  });
}
