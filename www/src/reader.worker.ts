// Reads files off the main thread: a workbook of many sheets takes its time.
import { read, ReadError, type FileText } from "gouji/readers";
import type { Text } from "gouji";

/** A file to read, and the number that its answer bears. */
export interface Request {
  id: number;
  file: Blob;
  name: string;
}

/** What became of it. */
export type Answer = { id: number } & ({ read: FileText } | { refused: Text });

self.addEventListener("message", async ({ data: { id, file, name } }: MessageEvent<Request>) => {
  let answer: Answer;
  try {
    answer = { id, read: await read(file, name) };
  } catch (error) {
    const told = error instanceof ReadError ? error.text : { zh: `文件读取出错：${String(error)}`, en: `reading the file failed: ${String(error)}` };
    answer = { id, refused: told };
  }
  self.postMessage(answer);
});
