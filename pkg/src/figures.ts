/** Ready figures: what they are given as, and a report on them that knows where each figure came from. */

import type { Report, ToldPlace } from "../wasm-full/gouji.js";

/** One figure with what it measures. */
export interface ReadyFigure {
  measure: string;
  value: number | string;
  unit?: string;
  /** The time it speaks of; a bare year is enough. */
  period?: number | string;
  /** The body it speaks of. */
  body?: string;
}

/**
 * Ready figures as JSON has them: an object from names to values; objects in it, whose names are a year or a body; a list
 * of {@link ReadyFigure}; rows, each an object with `period` and `body`; a table as a list of rows that are lists.
 */
export type Figures = { figures: readonly ReadyFigure[] } | readonly unknown[] | { readonly [name: string]: unknown };

/** A report on ready figures; its offsets count in `text`. */
export interface FiguresReport extends Report {
  /** The text that was made of the figures. */
  text: string;
  /** The JSON pointer (RFC 6901) of each figure that a value was read as, by the figure's id. */
  pointers: Record<string, string>;
}

/** The report on a text that was made of figures, with the pointer of each. */
export function placed(report: Report, text: string, places: readonly ToldPlace[]): FiguresReport {
  const pointers: Record<string, string> = {};
  let next = 0;
  for (const { id, start } of [...report.figures].sort((a, b) => a.start - b.start)) {
    while (next < places.length && places[next]!.end <= start) {
      next++;
    }
    const place = places[next];
    if (place !== undefined && place.start <= start) {
      pointers[id] = place.pointer;
    }
  }
  return { ...report, text, pointers };
}
