// Two drafts compared by their findings: which are new, which are gone, which are still there.
import type { Report } from "gouji";
import { h, type Check } from "gouji/parts";
import { language, say } from "./language";

/** An earlier draft, by its name and what was found in it. */
export interface Draft {
  name: string;
  report: Report;
}

/** What has become of the findings that ask for attention; those put aside count as well. */
export function compare(earlier: Report, now: Report): { fresh: Check[]; still: Check[]; gone: Check[] } {
  const found = (report: Report) => report.checks.filter((check) => check.severity !== "none");
  const prints = (report: Report) => new Set(found(report).map((check) => check.fingerprint));
  const [before, after] = [prints(earlier), prints(now)];
  return {
    fresh: found(now).filter((check) => !before.has(check.fingerprint)),
    still: found(now).filter((check) => before.has(check.fingerprint)),
    gone: found(earlier).filter((check) => !after.has(check.fingerprint)),
  };
}

/** What the reader may do with a comparison. */
export interface CompareListener {
  /** Opens a finding of the text. */
  onOpen(fingerprint: string): void;
  onEnd(): void;
}

/** The comparison with an earlier draft, as a notice. */
export function comparison(draft: Draft, now: Report, listener: CompareListener): HTMLElement {
  const { fresh, still, gone } = compare(draft.report, now);
  const listed = (title: string, checks: Check[], item: (check: Check) => Node | string) =>
    checks.length > 0 && h("div", {}, h("p", {}, h("strong", {}, title)), h("ul", {}, ...checks.map((check) => h("li", {}, item(check)))));
  const link = (check: Check) => h("button", { type: "button", class: "card-check", onclick: () => listener.onOpen(check.fingerprint) }, check.message[language()]);
  return h(
    "div",
    { class: "notice", id: "comparison" },
    h("p", {}, say("compare.told", { name: draft.name, fresh: fresh.length, still: still.length, gone: gone.length })),
    listed(say("compare.fresh"), fresh, link),
    listed(say("compare.still"), still, link),
    listed(say("compare.gone"), gone, (check) => h("del", {}, check.message[language()])),
    h("button", { type: "button", class: "quiet", onclick: () => listener.onEnd() }, say("compare.end")),
  );
}
