// The card of one figure: what was read, and which checks use it.
import { limits } from "./detail.js";
import { h } from "./dom.js";
import type { Check, Figure, Reading } from "./report.js";
import type { Speech } from "./speech.js";

/** As many checks as a card names; the findings list has all of them. */
const NAMED = 4;

/** The card of a figure; `open` leads to one of its checks. */
export function card(figure: Figure, reading: Reading, speech: Speech, open: (check: Check) => void): HTMLElement {
  const state = reading.stateOf(figure);
  const [low, high] = limits(figure, speech);
  const facts = [
    low !== high && speech.say("figure.range", { low, high }),
    figure.measure && speech.say("figure.measure", { measure: figure.measure }),
    figure.subject && speech.say("figure.subject", { subject: figure.subject }),
    figure.body && speech.say("figure.body", { body: figure.body }),
    figure.period && speech.say("figure.period", { period: figure.period }),
    speech.say("figure.reading", { reading: figure.reading[speech.language] }),
  ].filter((fact) => fact !== false && fact !== null && fact !== "");
  const checks = reading.checksOf(figure.id);
  return h(
    "div",
    { class: "card" },
    h("p", { class: "card-head" }, h("span", { class: `badge badge-${state}` }, speech.say(`state.${state}`)), h("strong", {}, figure.text), h("span", { class: "card-kind" }, speech.term("kind", figure.kind))),
    h("p", { class: "card-facts" }, facts.join(speech.language === "zh" ? "；" : "; ")),
    checks.length > 0 && h("ul", { class: "card-checks", role: "list" }, ...checks.slice(0, NAMED).map((check) => h("li", {}, h("button", { type: "button", class: "card-check", onclick: () => open(check) }, check.message[speech.language])))),
    checks.length > NAMED && h("p", { class: "card-facts" }, speech.say("group.rest", { n: checks.length - NAMED })),
  );
}
