// Turns files into text, in a worker that starts when the first file comes.
import type { Text } from "gouji";
import type { FileText } from "gouji/readers";
import type { Answer, Request } from "./reader.worker";
import ReaderWorker from "./reader.worker?worker";

let worker: Worker | undefined;
let last = 0;
const waiting = new Map<number, (answer: Answer) => void>();

/** The text of a file, or why it cannot be read. */
export async function readFile(file: Blob, name: string): Promise<{ read: FileText } | { refused: Text }> {
  const id = ++last;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    start().postMessage({ id, file, name } satisfies Request);
  });
}

function start(): Worker {
  if (worker) return worker;
  const started = new ReaderWorker();
  started.addEventListener("message", ({ data }: MessageEvent<Answer>) => settle(data));
  started.addEventListener("error", () => {
    // What waits for a worker that has ended would wait for ever; the next file starts another.
    worker = undefined;
    for (const id of [...waiting.keys()]) settle({ id, refused: FAILED });
  });
  return (worker = started);
}

function settle(answer: Answer): void {
  waiting.get(answer.id)?.(answer);
  waiting.delete(answer.id);
}

const FAILED: Text = { zh: "读取程序未能启动，请刷新页面后再试", en: "the reader could not start; reload the page and try again" };
