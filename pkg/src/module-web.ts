/** Where a browser fetches the WebAssembly from; bundlers take the file along. */

export const wasmModule = (): URL => new URL("../wasm/gouji_bg.wasm", import.meta.url);
