/** The worker that reads files. */

import type { Message } from "./error.js";
import { type FileText, read, ReadError } from "./readers.js";

/** A file to read, and the number that its answer bears. */
export interface Request {
  id: number;
  file: Blob;
  name: string;
}

/** What became of it. */
export type Answer = { id: number } & ({ read: FileText } | { refused: { code: string; text: Message } });

self.addEventListener("message", async ({ data: { id, file, name } }: MessageEvent<Request>) => {
  self.postMessage(await answer(id, file, name));
});

async function answer(id: number, file: Blob, name: string): Promise<Answer> {
  try {
    return { id, read: await read(file, name) };
  } catch (error) {
    const { code, text } = error instanceof ReadError ? error : unread(error);
    return { id, refused: { code, text } };
  }
}

function unread(error: unknown): ReadError {
  return new ReadError("failed", { zh: `文件读取出错：${String(error)}`, en: `reading the file failed: ${String(error)}` });
}
