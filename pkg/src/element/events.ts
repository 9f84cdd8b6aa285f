/** The events of `<gouji-audit>`, with what each carries. */

import type { GoujiError } from "../error.js";
import type { Check, Decisions, Figure, Figures, FiguresReport, KeptDecision, Report } from "../full.js";
import type { ReadError } from "../read-error.js";

/** An audit is done. */
export interface AuditDetail {
  /** What was found. */
  report: Report | FiguresReport;
  /** The text that it was found in; offsets count in it. */
  text: string;
}

/** A finding was opened or closed, or one of its figures pointed at. */
export interface FindingSelectDetail {
  /** The finding that is open; `null` where none is. */
  check: Check | null;
  /** Its figures, or the one that was pointed at. */
  figures: Figure[];
  /** The JSON pointers of these figures, where figures were given as JSON. */
  pointers: string[];
}

/** One figure that a repair changes. */
export interface Change {
  /** The id of the figure. */
  figure: string;
  /** Where it stood in the text, in UTF-16 code units. */
  start: number;
  end: number;
  /** What stood there. */
  was: string;
  /** What stands there after it. */
  text: string;
  /** The JSON pointer of its value, where figures were given as JSON. */
  pointer?: string;
  /** The value there after it. */
  value?: unknown;
}

/** The reader asks for a repair, or for one to be taken back. Prevent the default, and the element changes nothing by itself. */
export interface RepairDetail {
  changes: Change[];
  /** The finding that it mends. */
  check: Check | null;
  /** The text after it; for figures, `undefined`. */
  text: string | undefined;
  /** The figures after it: a copy, changed at its pointers; for a text, `undefined`. */
  figures: Figures | undefined;
  /** Whether it takes the last repair back. */
  undo: boolean;
}

/** The reader puts a finding aside, or takes it up again. Prevent the default, and the element changes nothing by itself. */
export interface DecisionDetail {
  check: Check;
  /** The reason, and who decided; `null` where the finding is taken up again. */
  decision: KeptDecision | null;
  /** All that is put aside then, to be kept. */
  decisions: Decisions;
}

/** No audit came about, and why, in both languages. */
export interface AuditErrorDetail {
  error: GoujiError | ReadError;
}

/** The events of the element, by name. */
export interface GoujiAuditEventMap {
  audit: CustomEvent<AuditDetail>;
  "audit-error": CustomEvent<AuditErrorDetail>;
  "finding-select": CustomEvent<FindingSelectDetail>;
  repair: CustomEvent<RepairDetail>;
  decision: CustomEvent<DecisionDetail>;
}
