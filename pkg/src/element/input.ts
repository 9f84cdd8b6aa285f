/** What an element is given to audit. */

import { GoujiError } from "../error.js";
import type { Figures } from "../index.js";
import { textOf } from "../parts/tables.js";

/** What is to be audited. */
export type Input = { text: string } | { figures: Figures } | { file: Blob };

/** What stands between the tags of an element: figures in a `<script type="application/json">`, else its text. */
export function contentOf(element: Element): Input {
  const json = element.querySelector(':scope > script[type="application/json"]');
  if (json) {
    return { figures: parsed(json.textContent ?? "") };
  }
  return { text: element.childElementCount > 0 ? textOf(element) : outdented(element.textContent ?? "") };
}

function parsed(json: string): Figures {
  try {
    return JSON.parse(json) as Figures;
  } catch (reason) {
    throw new GoujiError("bad-input", {
      zh: `<script type="application/json"> 中的数据不是 JSON：${String(reason)}`,
      en: `what stands in <script type="application/json"> is no JSON: ${String(reason)}`,
    });
  }
}

/** The lines without what only indents them in the markup. */
function outdented(text: string): string {
  const lines = text.replace(/^\s*\n|\s+$/g, "").split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => /^[ \t]*/.exec(line)![0].length);
  const shared = Math.min(...indents);
  return lines.map((line) => line.slice(shared)).join("\n");
}
