/** The readers' WebAssembly as Node reads it from beside this file. */

import { readFile } from "node:fs/promises";

export const wasmModule = (): Promise<Uint8Array> => readFile(new URL("../wasm-readers/gouji_readers_bg.wasm", import.meta.url));
