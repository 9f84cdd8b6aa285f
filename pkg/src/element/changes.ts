/** What a repair changes, and what it makes of a text or of figures. */

import type { Figures } from "../index.js";
import type { Reading } from "../parts/report.js";
import type { Change } from "./events.js";

/** The JSON pointers of the figures of a report, by their ids; none where a text was audited. */
export function pointersOf(reading: Reading | null): Record<string, string> {
  return reading && "pointers" in reading.report ? (reading.report.pointers as Record<string, string>) : {};
}

/** What is asked for, with what stands there now; for `figures`, with the pointers and their values, too. */
export function changesOf(asked: readonly { figure: string; text: string }[], reading: Reading | null, figures: Figures | null): Change[] {
  return asked.flatMap(({ figure: id, text }): Change[] => {
    const figure = reading?.figures.get(id);
    if (!figure) return [];
    const { start, end, text: was } = figure;
    const pointer = pointersOf(reading)[id];
    return [{ figure: id, start, end, was, text, ...(figures && pointer !== undefined && { pointer, value: changedValue(figures, pointer, was, text) }) }];
  });
}

/** The changes that take these back, after which `figures` are there again. */
export function takenBack(changes: readonly Change[], figures: Figures | undefined): Change[] {
  let moved = 0;
  return [...changes].sort((a, b) => a.start - b.start).map((change) => {
    const { text, was, pointer } = change;
    const start = change.start + moved;
    moved += text.length - was.length;
    return { ...change, start, end: start + text.length, was: text, text: was, ...(figures && pointer !== undefined && { value: valueAt(figures, pointer) }) };
  });
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
function changedValue(figures: Figures, pointer: string, was: string, text: string): unknown {
  const value = valueAt(figures, pointer);
  const printed = String(value);
  const unit = was.startsWith(printed) ? was.slice(printed.length) : "";
  const bare = unit !== "" && text.endsWith(unit) ? text.slice(0, -unit.length) : text;
  const number = Number(bare.replaceAll(",", ""));
  return typeof value === "number" && bare !== "" && Number.isFinite(number) ? number : bare;
}

function valueAt(figures: Figures, pointer: string): unknown {
  const [last, holder] = placeOf(figures, pointer);
  return holder && last !== undefined ? holder[last] : undefined;
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
