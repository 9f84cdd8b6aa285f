// The card of one figure: what was read, and which checks use it.
import { limits } from "./detail";
import { h } from "./dom";
import { language, say, term } from "./language";
import type { Check, Figure, Reading } from "./report";

/** As many checks as a card names; the findings list has all of them. */
const NAMED = 4;

/** The card of a figure; `open` leads to one of its checks. */
export function card(figure: Figure, reading: Reading, open: (check: Check) => void): HTMLElement {
  const state = reading.stateOf(figure);
  const [low, high] = limits(figure);
  const facts = [
    low !== high && say("figure.range", { low, high }),
    figure.measure && say("figure.measure", { measure: figure.measure }),
    figure.subject && say("figure.subject", { subject: figure.subject }),
    figure.body && say("figure.body", { body: figure.body }),
    figure.period && say("figure.period", { period: figure.period }),
    say("figure.reading", { reading: figure.reading[language()] }),
  ].filter((fact) => fact !== false && fact !== null && fact !== "");
  const checks = reading.checksOf(figure.id);
  return h(
    "div",
    { class: "card" },
    h("p", { class: "card-head" }, h("span", { class: `badge badge-${state}` }, say(`state.${state}`)), h("strong", {}, figure.text), h("span", { class: "card-kind" }, term("kind", figure.kind))),
    h("p", { class: "card-facts" }, facts.join(language() === "zh" ? "；" : "; ")),
    checks.length > 0 && h("ul", { class: "card-checks", role: "list" }, ...checks.slice(0, NAMED).map((check) => h("li", {}, h("button", { type: "button", class: "card-check", onclick: () => open(check) }, check.message[language()])))),
    checks.length > NAMED && h("p", { class: "card-facts" }, say("group.rest", { n: checks.length - NAMED })),
  );
}
