// Gives the served page a service worker that keeps all of its files, so that it opens without a network.
import { createHash } from "node:crypto";
import type { Plugin } from "vite";

/** Writes `sw.js` with the list of files; a build with another file makes another worker, which takes the first one's place. */
export function offline(extra: readonly string[]): Plugin {
  return {
    name: "gouji:offline",
    enforce: "post",
    generateBundle(_options, bundle) {
      const hash = createHash("sha256");
      for (const file of Object.values(bundle)) hash.update(file.fileName).update(file.type === "chunk" ? file.code : file.source);
      const files = ["./", ...extra, ...Object.keys(bundle).filter((name) => name !== "index.html")];
      this.emitFile({ type: "asset", fileName: "sw.js", source: worker(`gouji-${hash.digest("hex").slice(0, 16)}`, files) });
    },
  };
}

function worker(version: string, files: string[]): string {
  return `// Keeps the page's files and answers from them; asks the network for nothing else.
const VERSION = ${JSON.stringify(version)};
const FILES = ${JSON.stringify(files)};

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })))));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("gouji-") && name !== VERSION;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  event.respondWith(
    caches.open(VERSION).then(async (cache) => (await cache.match(event.request, { ignoreSearch: true })) ?? fetch(event.request)),
  );
});
`;
}
