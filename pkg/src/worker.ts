/** The worker: answers every request with a report or with an error. */

import { audit, GoujiError, load } from "./index.js";
import type { Answer, Request } from "./protocol.js";

self.addEventListener("message", async ({ data }: MessageEvent<Request>) => {
  self.postMessage(await answer(data));
});

async function answer({ id, text, options }: Request): Promise<Answer> {
  try {
    await load();
    return { id, report: audit(text, options) };
  } catch (reason) {
    const { code, text } = reason instanceof GoujiError ? reason : failure(reason);
    return { id, error: { code, text } };
  }
}

function failure(reason: unknown): GoujiError {
  return new GoujiError("worker-failed", {
    zh: `核对程序出错:${String(reason)}`,
    en: `the audit failed: ${String(reason)}`,
  });
}
