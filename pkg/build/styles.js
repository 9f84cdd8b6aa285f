// Puts the style sheets of the parts into the package: as one sheet, and as a text that the element adopts.
import { readFileSync, writeFileSync } from "node:fs";

const SHEETS = ["theme", "base", "marks", "findings", "pictures", "figures"];
const read = (name) => readFileSync(new URL(`../src/parts/style/${name}.css`, import.meta.url), "utf8");
const write = (path, text) => writeFileSync(new URL(`../dist/${path}`, import.meta.url), text);

write("parts.css", SHEETS.map(read).join("\n"));
