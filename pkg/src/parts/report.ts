// Reads a report for the page: what state each figure is in, and in what order its checks are shown.
import type { Report } from "../index.js";

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

  constructor(readonly report: Report) {
    for (const figure of report.figures) this.figures.set(figure.id, figure);
    const byState = new Map<State, Check[]>(STATES.map((state) => [state, []]));
    for (const check of report.checks) byState.get(stateOfCheck(check))!.push(check);
    for (const [state, checks] of byState) {
      const group = this.#group(state);
      for (const check of checks) {
        group.push(check);
        this.#note(check);
      }
    }
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
