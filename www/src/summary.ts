// The line that says how much was found, and the legend of the marks.
import { h } from "./dom";
import { say } from "./language";
import { STATES, type Reading } from "./report";

/** The summary of a report; `busy` while the first is on its way. */
export function summary(reading: Reading | null, busy: boolean): HTMLElement[] {
  if (!reading) return [h("p", { class: "verdict" }, say(busy ? "summary.busy" : "summary.none"))];
  const { report, groups } = reading;
  const errors = groups.flags.filter((check) => check.severity === "error").length;
  const counts = h(
    "p",
    { class: "counts" },
    say("summary.figures", { figures: report.summary.figures, checked: report.summary.checked, unverifiable: report.summary.unverifiable }),
  );
  if (report.summary.figures === 0) return [counts];
  return [
    h("p", { class: "verdict" }, verdict(groups.flags.length, report.checks.length), ...tally(errors, groups.flags.length - errors, groups.remarks.length)),
    counts,
  ];
}

function verdict(flags: number, checks: number): HTMLElement {
  if (checks === 0) return h("strong", {}, say("summary.noChecks"));
  return flags > 0 ? h("strong", { class: "some" }, say("summary.flags", { n: flags })) : h("strong", { class: "fine" }, say("summary.noFlags"));
}

function tally(errors: number, warnings: number, remarks: number): HTMLElement[] {
  return [
    errors > 0 && h("span", { class: "tally" }, say("summary.errors", { n: errors })),
    warnings > 0 && h("span", { class: "tally" }, say("summary.warnings", { n: warnings })),
    remarks > 0 && h("span", { class: "tally" }, say("summary.remarks", { n: remarks })),
  ].filter((part) => part !== false);
}

/** What each way of marking a figure means. */
export function legend(): HTMLElement[] {
  return STATES.map((state) =>
    h("span", { class: "legend-item", role: "listitem" }, h("span", { class: `figure figure-${state}`, "aria-hidden": "true" }, "128"), say(`state.${state}`)),
  );
}
