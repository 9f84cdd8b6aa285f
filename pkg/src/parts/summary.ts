// The line that says how much was found, and the legend of the marks.
import { h } from "./dom.js";
import { STATES, type Reading } from "./report.js";
import type { Speech } from "./speech.js";

/** The summary of a report; `busy` while the first is on its way. */
export function summary(reading: Reading | null, busy: boolean, speech: Speech): HTMLElement[] {
  if (!reading) return [h("p", { class: "verdict" }, speech.say(busy ? "summary.busy" : "summary.none"))];
  const { report, groups } = reading;
  const errors = groups.flags.filter((check) => check.severity === "error").length;
  const counts = h(
    "p",
    { class: "counts" },
    speech.say("summary.figures", { figures: report.summary.figures, checked: report.summary.checked, unverifiable: report.summary.unverifiable }),
  );
  if (report.summary.figures === 0) return [counts];
  return [
    h("p", { class: "verdict" }, verdict(groups.flags.length, report.checks.length, speech), ...tally(errors, groups.flags.length - errors, groups.remarks.length, speech)),
    counts,
  ];
}

function verdict(flags: number, checks: number, speech: Speech): HTMLElement {
  if (checks === 0) return h("strong", {}, speech.say("summary.noChecks"));
  return flags > 0 ? h("strong", { class: "some" }, speech.say("summary.flags", { n: flags })) : h("strong", { class: "fine" }, speech.say("summary.noFlags"));
}

function tally(errors: number, warnings: number, remarks: number, speech: Speech): HTMLElement[] {
  return [
    errors > 0 && h("span", { class: "tally" }, speech.say("summary.errors", { n: errors })),
    warnings > 0 && h("span", { class: "tally" }, speech.say("summary.warnings", { n: warnings })),
    remarks > 0 && h("span", { class: "tally" }, speech.say("summary.remarks", { n: remarks })),
  ].filter((part) => part !== false);
}

/** What each way of marking a figure means. */
export function legend(speech: Speech): HTMLElement[] {
  return STATES.map((state) =>
    h("span", { class: "legend-item", role: "listitem" }, h("span", { class: `figure figure-${state}`, "aria-hidden": "true" }, "128"), speech.say(`state.${state}`)),
  );
}
