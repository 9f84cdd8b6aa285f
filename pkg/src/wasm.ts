/** Where WebAssembly is loaded from, with no import that a plain page could not follow. */

/** What `load` takes for a file of the package: Node reads it, a browser fetches it. */
export function fromPackage(address: URL): URL | Promise<Uint8Array<ArrayBuffer>> {
  const files = address.protocol === "file:" ? globalThis.process?.getBuiltinModule?.("node:fs/promises") : undefined;
  return files ? files.readFile(address) : address;
}
