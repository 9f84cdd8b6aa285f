/** What an element is given to audit, and what a repair makes of it. */

import { GoujiError } from "../error.js";
import type { Figures } from "../index.js";
import { textOf } from "../parts/tables.js";
import type { Change } from "./events.js";

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

/** The text with changes made in it, none of which lies over another. */
export function changedText(text: string, changes: readonly Change[]): string {
  const ordered = [...changes].sort((a, b) => b.start - a.start);
  return ordered.reduce((made, { start, end, text: by }) => made.slice(0, start) + by + made.slice(end), text);
}

/** A copy of figures with the values of these changes at their pointers. */
export function changedFigures(figures: Figures, changes: readonly Change[]): Figures {
  const copy = structuredClone(figures);
  for (const { pointer, value } of changes) {
    const [last, holder] = placeOf(copy, pointer ?? "");
    if (holder && last !== undefined) {
      holder[last] = value;
    }
  }
  return copy;
}

/** What a value becomes when the figure that was told of it is printed anew: a number stays one, its unit stays outside. */
export function changedValue(figures: Figures, pointer: string, was: string, text: string): unknown {
  const [last, holder] = placeOf(figures, pointer);
  const value = holder && last !== undefined ? holder[last] : undefined;
  const printed = String(value);
  const unit = was.startsWith(printed) ? was.slice(printed.length) : "";
  const bare = unit !== "" && text.endsWith(unit) ? text.slice(0, -unit.length) : text;
  const number = Number(bare.replaceAll(",", ""));
  return typeof value === "number" && bare !== "" && Number.isFinite(number) ? number : bare;
}

/** What holds the value of a JSON pointer (RFC 6901), and the name of the value in it. */
function placeOf(figures: Figures, pointer: string): [last: string | undefined, holder: Record<string, unknown> | undefined] {
  const names = pointer.split("/").slice(1).map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = names.pop();
  let holder: unknown = figures;
  for (const name of names) {
    holder = (holder as Record<string, unknown> | undefined)?.[name];
  }
  return [last, holder as Record<string, unknown> | undefined];
}
