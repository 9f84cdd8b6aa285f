/** Files to text in a worker, which starts when the first file comes: a workbook of many sheets takes its time. */

import { ReadError } from "./read-error.js";
import type { FileText } from "./readers.js";
import type { Answer, Request } from "./files-worker.js";

export { ReadError } from "./read-error.js";
export type { FileMessage, FileNote, FileText } from "./readers.js";

let worker: Worker | undefined;
let last = 0;
const waiting = new Map<number, (answer: Answer) => void>();

/** The text of a file, and what should be known of it, as `read` of `gouji/readers` gives it; rejects with a {@link ReadError}. */
export async function readFile(file: Blob, name: string): Promise<FileText> {
  const id = ++last;
  const answer = await new Promise<Answer>((resolve, reject) => {
    waiting.set(id, resolve);
    try {
      start().postMessage({ id, file, name } satisfies Request);
    } catch (reason) {
      waiting.delete(id);
      reject(failed(reason));
    }
  });
  if ("read" in answer) {
    return answer.read;
  }
  throw new ReadError(answer.refused.code, answer.refused.text);
}

function start(): Worker {
  if (worker) {
    return worker;
  }
  const started = new Worker(new URL("./files-worker.js", import.meta.url), { type: "module" });
  started.addEventListener("message", ({ data }: MessageEvent<Answer>) => settle(data));
  started.addEventListener("error", ({ message }) => {
    // What waits for a worker that has ended would wait for ever; the next file starts another.
    worker = undefined;
    started.terminate();
    for (const id of [...waiting.keys()]) {
      settle({ id, refused: failed(message ?? "error") });
    }
  });
  return (worker = started);
}

function settle(answer: Answer): void {
  waiting.get(answer.id)?.(answer);
  waiting.delete(answer.id);
}

function failed(reason: unknown): ReadError {
  return new ReadError("failed", {
    zh: `读取程序未能启动，请刷新页面后再试：${String(reason)}`,
    en: `the reader could not start; reload the page and try again: ${String(reason)}`,
  });
}
