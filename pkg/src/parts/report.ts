// Reads a report for the page: what state each figure is in, and in what order its checks are shown.
import type { Report } from "../index.js";
import { inTurns } from "./turns.js";

export type Check = Report["checks"][number];
export type Figure = Report["figures"][number];

/** What a figure or a check is shown as, the most pressing first. */
export const STATES = ["error", "warning", "info", "aside", "holds", "unverifiable", "none"] as const;
export type State = (typeof STATES)[number];

/** The checks of a report in the groups in which they are shown: the most pressing first, then as the text has them. */
export interface Groups {
  flags: Check[];
  remarks: Check[];
  /** Put aside with a reason. */
  aside: Check[];
  holds: Check[];
  unverifiable: Check[];
}

/** So many figures or checks are read at a time. */
const STEP = 500;

/** Takes all steps in one go. */
function atOnce(steps: Iterable<void>): void {
  for (const _ of steps);
}

export function stateOfCheck(check: Check): State {
  if (check.decision) return "aside";
  if (check.severity !== "none") return check.severity as State;
  return check.verdict === "unverifiable" ? "unverifiable" : "holds";
}

/** A report, indexed once for all that the page asks of it. */
export class Reading {
  readonly figures = new Map<string, Figure>();
  readonly groups: Groups = { flags: [], remarks: [], aside: [], holds: [], unverifiable: [] };
  readonly #checks = new Map<string, Check>();
  readonly #checksOfFigure = new Map<string, Check[]>();

  readonly #states = new Map<string, State>();
  #inOrder: readonly Figure[] | undefined;

  constructor(
    readonly report: Report,
    take: (steps: Iterable<void>) => void = atOnce,
  ) {
    take(this.#read());
  }

  /** A reading that is made bit by bit, so that a large report does not hold the page up. */
  static async gently(report: Report): Promise<Reading> {
    let steps: Iterable<void> = [];
    const reading = new Reading(report, (given) => (steps = given));
    await inTurns(steps);
    return reading;
  }

  *#read(): Generator<void> {
    const { figures, checks } = this.report;
    for (const [index, figure] of figures.entries()) {
      this.figures.set(figure.id, figure);
      if (index % STEP === 0) yield;
    }
    const byState = new Map<State, Check[]>(STATES.map((state) => [state, []]));
    for (const check of checks) byState.get(stateOfCheck(check))!.push(check);
    for (const [state, found] of byState) {
      const group = this.#group(state);
      for (const [index, check] of found.entries()) {
        group.push(check);
        this.#note(check);
        if (index % STEP === 0) yield;
      }
    }
    for (const [index, figure] of figures.entries()) {
      this.#states.set(figure.id, this.#judge(figure));
      if (index % STEP === 0) yield;
    }
  }

  /** The figures as the text has them. */
  get inOrder(): readonly Figure[] {
    return (this.#inOrder ??= [...this.report.figures].sort((a, b) => a.start - b.start));
  }

  check(id: string | null): Check | undefined {
    return id === null ? undefined : this.#checks.get(id);
  }

  /** The check that speaks of the same thing in an earlier report, if there is one. */
  sameAs(earlier: Check | undefined): Check | undefined {
    return earlier && this.report.checks.find((check) => check.fingerprint === earlier.fingerprint);
  }

  /** Where the first of a check's figures stands. */
  placeOf(check: Check): number {
    return Math.min(...check.figures.map((use) => this.figures.get(use.id)?.start ?? Infinity));
  }

  /** The checks that use a figure, in the order in which they are shown. */
  checksOf(figure: string): readonly Check[] {
    return this.#checksOfFigure.get(figure) ?? [];
  }

  stateOf(figure: Figure): State {
    return this.#states.get(figure.id) ?? this.#judge(figure);
  }

  #judge(figure: Figure): State {
    const own = this.checksOf(figure.id).find((check) => check.figures.some((use) => use.id === figure.id && use.role !== "context"));
    if (own) return stateOfCheck(own);
    if (figure.status === "no-quantity") return "none";
    return figure.status === "checked" ? "holds" : "unverifiable";
  }

  #note(check: Check): void {
    this.#checks.set(check.id, check);
    for (const { id } of check.figures) {
      const checks = this.#checksOfFigure.get(id);
      if (!checks) this.#checksOfFigure.set(id, [check]);
      else if (checks.at(-1) !== check) checks.push(check);
    }
  }

  #group(state: State): Check[] {
    if (state === "error" || state === "warning") return this.groups.flags;
    if (state === "info") return this.groups.remarks;
    if (state === "aside") return this.groups.aside;
    return state === "unverifiable" ? this.groups.unverifiable : this.groups.holds;
  }
}

/** What the text itself says comes out: the stated rate, or the whole of a sum. */
export function statedFigure(check: Check): string | undefined {
  const byRole = (role: string) => check.figures.find((use) => use.role === role)?.id;
  return byRole("stated") ?? (check.relation === "sum" ? byRole("whole") : undefined);
}
