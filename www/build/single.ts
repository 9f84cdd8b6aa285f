// Makes of the page one file that opens from a folder: script, style, worker and WebAssembly stand in it.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** What may load in that file: nothing from anywhere, and no script but its own. */
const policy = (script: string) =>
  `default-src 'none'; script-src '${script}' 'wasm-unsafe-eval'; worker-src blob:; style-src 'unsafe-inline'; img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'`;

/** The workers that the package starts, by the file that starts them. */
const WORKERS: Record<string, string> = { "client.js": "worker.js", "files.js": "files-worker.js" };

/** The WebAssembly that it loads, by the file that loads it. */
const MODULES: Record<string, string> = { "index.js": "wasm/gouji_bg.wasm", "full.js": "wasm-full/gouji_bg.wasm", "readers.js": "wasm-readers/gouji_readers_bg.wasm" };

/** The package without a file beside it: its workers from blobs, its WebAssembly from the script. */
export function inlined(): Plugin {
  return {
    name: "gouji:inlined",
    enforce: "pre",
    transform(code, id) {
      const name = /\/pkg\/dist\/([^/]+)$/.exec(id)?.[1] ?? "";
      const [worker, module] = [WORKERS[name], MODULES[name]];
      if (worker) {
        const started = `new Worker(new URL("./${worker}", import.meta.url), { type: "module" })`;
        return `import InlinedWorker from "./${worker}?worker&inline";\n${replaceOnce(code, started, "new InlinedWorker()")}`;
      }
      if (module) return replaceOnce(code, `fromPackage(new URL("../${module}", import.meta.url))`, unpacked(module));
      return undefined;
    },
  };
}

/** An expression for the bytes of a file of the package. */
function unpacked(module: string): string {
  const packed = gzipSync(readFileSync(new URL(`../../pkg/${module}`, import.meta.url)), { level: 9 }).toString("base64");
  return `new Response(new Blob([Uint8Array.from(atob("${packed}"), (letter) => letter.charCodeAt(0))]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer()`;
}

/** Puts script and style into the page, and allows this script alone. */
export function oneFile(): Plugin {
  return {
    name: "gouji:one-file",
    enforce: "post",
    generateBundle(_options, bundle) {
      const page = bundle["index.html"];
      if (page?.type !== "asset") throw new Error("the build made no index.html");
      const inline = (suffix: string) => {
        const names = Object.keys(bundle).filter((name) => name.endsWith(suffix));
        const [name] = names;
        if (!name || names.length > 1) throw new Error(`one file *${suffix} was expected, the build made: ${names.join(", ")}`);
        const file = bundle[name]!;
        delete bundle[name];
        return file.type === "chunk" ? file.code : String(file.source);
      };
      const style = inline(".css");
      const script = `\n${inline(".js").replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--")}`;
      const hash = `sha256-${createHash("sha256").update(script).digest("base64")}`;
      page.source = String(page.source)
        .replace(/<link rel="(?:stylesheet|manifest)"[^>]*>\s*/g, "")
        .replace(/<script type="module"[^>]*><\/script>\s*/, "")
        .replace(/(http-equiv="Content-Security-Policy" content=")[^"]*/, (_, start: string) => start + policy(hash))
        .replace("</head>", () => `<style>${style}</style>\n<script type="module">${script}</script>\n</head>`);
      page.fileName = "gouji.html";
      const rest = Object.keys(bundle).filter((name) => name !== "index.html");
      if (rest.length > 0) throw new Error(`not in the one file: ${rest.join(", ")}`);
    },
  };
}

function replaceOnce(code: string, what: string, by: string): string {
  if (code.split(what).length !== 2) throw new Error(`the package no longer has \`${what}\` once: build/single.ts must follow it`);
  return code.replace(what, by);
}
