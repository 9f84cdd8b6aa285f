/** A large report on its way out of the worker: cloned at once it would hold the page up, so its lists come in slices. */

import type { Report } from "./index.js";

/** The lists of a report that grow with the text. */
const LISTS = ["figures", "checks", "clusters"] as const;
type List = (typeof LISTS)[number];

/** Some items of a list, as JSON: a text crosses faster than what it tells. */
export interface Slice {
  list: List;
  json: string;
}

/** A report with fewer items crosses as it is. */
const FEW = 4_000;
/** So many are read within some milliseconds. */
const SLICE = 500;

/** Whether a report is to be sliced. */
export const isLarge = (report: Report): boolean => LISTS.reduce((sum, list) => sum + report[list].length, 0) > FEW;

/** The slices of a report in order. */
export function* slices(report: Report): Generator<Slice> {
  for (const list of LISTS) {
    for (let from = 0; from < report[list].length; from += SLICE) {
      yield { list, json: JSON.stringify(report[list].slice(from, from + SLICE)) };
    }
  }
}

/** What is left of a report when its slices are gone. */
export const rest = <R extends Report>(report: R): R => ({ ...report, figures: [], checks: [], clusters: [] });

/** Puts a slice into the report that it belongs to. */
export function put({ list, json }: Slice, into: Pick<Report, List>): void {
  // The worker has sliced what has the types of these lists.
  (into[list] as unknown[]).push(...(JSON.parse(json) as unknown[]));
}
