/** Files to text: Word, Excel, PDF, pages and tables. Its WebAssembly is loaded when the first file comes. */

import init, {
  annotate as annotateInWasm,
  type CommentedFile,
  type FileComment,
  type FileText,
  type InitInput,
  read as readInWasm,
} from "../wasm-readers/gouji_readers.js";
import type { Message } from "./error.js";
import { ReadError } from "./read-error.js";
import { fromPackage } from "./wasm.js";

export { ReadError } from "./read-error.js";
export type { CommentedFile, FileComment, FileMessage, FileNote, FileText } from "../wasm-readers/gouji_readers.js";

/** What the WebAssembly can be loaded from: an address, a response, its bytes, or a compiled module. */
export type Source = InitInput | Promise<InitInput>;

/** What a file can be given as: `File` and `Blob`, too. */
export type Bytes = Blob | ArrayBuffer | Uint8Array;

let loading: Promise<unknown> | undefined;

/** Loads the WebAssembly ahead of the first file, once: from `source`, or else from the package itself. */
export function load(source: Source = fromPackage(new URL("../wasm-readers/gouji_readers_bg.wasm", import.meta.url))): Promise<void> {
  loading ??= init({ module_or_path: source }).catch((reason: unknown) => {
    loading = undefined;
    throw reason;
  });
  return loading.then(() => undefined);
}

/**
 * The text of a file, and what should be known of it; where its bytes do not tell what it is, the ending of `name` does:
 * what the clipboard holds as HTML is read as `clipboard.html`. Rejects with a {@link ReadError}.
 */
export async function read(file: Bytes, name: string): Promise<FileText> {
  const [bytes] = await Promise.all([bytesOf(file), load()]);
  return call(() => readInWasm(bytes, name));
}

/**
 * A copy of a .docx or .xlsx file with comments at places of the text that {@link read} gives of it; all else stays as
 * it is. Rejects with a {@link ReadError}.
 */
export async function annotate(file: Bytes, name: string, comments: FileComment[], author = "勾稽"): Promise<CommentedFile> {
  const [bytes] = await Promise.all([bytesOf(file), load()]);
  return call(() => annotateInWasm(bytes, name, comments, author));
}

async function bytesOf(file: Bytes): Promise<Uint8Array> {
  return file instanceof Uint8Array ? file : new Uint8Array(file instanceof Blob ? await file.arrayBuffer() : file);
}

function call<T>(inWasm: () => T): T {
  try {
    return inWasm();
  } catch (reason) {
    if (reason instanceof Error && "code" in reason && "text" in reason) {
      throw new ReadError(String(reason.code), reason.text as Message);
    }
    // What a fault leaves behind is not used again.
    loading = undefined;
    const [zh, en] = [`文件读取出错：${String(reason)}`, `reading the file failed: ${String(reason)}`];
    throw new ReadError("failed", { zh, en }, { cause: reason });
  }
}
