// Puts the style sheets of the parts into the package: as one sheet, and with the element's own as a text that it adopts.
import { readFileSync, writeFileSync } from "node:fs";
import { transformSync } from "esbuild";

const PARTS = ["theme", "base", "marks", "findings", "pictures", "figures"].map((name) => `parts/style/${name}`);
const read = (name) => readFileSync(new URL(`../src/${name}.css`, import.meta.url), "utf8");
const write = (path, text) => writeFileSync(new URL(`../dist/${path}`, import.meta.url), text);

const parts = PARTS.map(read).join("\n");
write("parts.css", parts);

// Old browsers are served by the rules as they are written: nothing is turned into anything else.
const { code } = transformSync(`${parts}\n${read("element/element")}`, { loader: "css", minify: true, target: "esnext" });
write("styles.js", `/** The style sheet of the element. */\nexport const SHEET = ${JSON.stringify(code.trim())};\n`);
