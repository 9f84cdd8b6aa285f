/** Where a browser fetches the readers' WebAssembly from; bundlers take the file along. */

export const wasmModule = (): URL => new URL("../wasm-readers/gouji_readers_bg.wasm", import.meta.url);
