// The calculation table of one finding.
import { aside, type AsideActions } from "./aside";
import { h } from "./dom";
import { language, say, term } from "./language";
import { picture } from "./picture";
import { statedFigure, type Check, type Figure, type Reading } from "./report";

/** What the reader may do in an open finding. */
export interface Actions extends AsideActions {
  onGoTo(figure: string): void;
  /** Puts a text in the place of a figure. */
  onRepair(figure: string, text: string): void;
}

/** What a finding shows when it is open: the sum, its figures, why they are tied, and what would mend it. */
export function detail(check: Check, reading: Reading, actions: Actions): HTMLElement {
  const stated = reading.figures.get(statedFigure(check) ?? "");
  return h(
    "div",
    { class: "detail", id: `detail-${check.id}`, role: "region", "aria-label": say("detail.label") },
    h(
      "dl",
      { class: "sum" },
      row(say("detail.calculated"), h("code", { class: "formula" }, check.formula)),
      stated ? row(say("detail.stated"), statement(stated)) : null,
    ),
    figureTable(check, reading, (figure) => actions.onGoTo(figure)),
    picture(check, reading),
    h(
      "dl",
      { class: "reasons" },
      check.cause ? row(say("detail.cause"), check.cause[language()]) : null,
      check.repairs.length > 0 ? row(say("detail.repairs"), repairs(check, reading, actions)) : null,
      check.why[language()] ? row(say("detail.why"), check.why[language()]) : null,
      check.rule ? row(say("detail.rule"), check.rule) : null,
      check.power ? row(say("detail.power"), check.power) : null,
    ),
    aside(check, actions),
  );
}

function row(name: string, value: Node | string): DocumentFragment {
  const pair = document.createDocumentFragment();
  pair.append(h("dt", {}, name), h("dd", {}, value));
  return pair;
}

/** A figure as printed, with what it may mean where that is more than one value. */
function statement(figure: Figure): HTMLElement {
  const [low, high] = limits(figure);
  return h("span", {}, h("code", {}, figure.text), low !== high && h("span", { class: "aside" }, say("figure.range", { low, high })));
}

function figureTable(check: Check, reading: Reading, goTo: (figure: string) => void): HTMLElement {
  const heads = [say("detail.role"), say("detail.printed"), say("detail.low"), say("detail.high")];
  const rows = check.figures.flatMap((use) => {
    const figure = reading.figures.get(use.id);
    return figure ? [figureRow(figure, use.role, goTo)] : [];
  });
  return h(
    "table",
    { class: "figures" },
    h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, ...rows),
  );
}

function figureRow(figure: Figure, role: string, goTo: (figure: string) => void): HTMLElement {
  const printed = h("button", { type: "button", class: "printed", title: say("detail.goto"), onclick: () => goTo(figure.id) }, figure.text);
  const [low, high] = limits(figure);
  return h(
    "tr",
    { "data-figure": figure.id },
    h("th", { scope: "row" }, term("role", role)),
    h("td", {}, printed, figure.measure ? h("span", { class: "measure" }, figure.measure) : null),
    ...(low === high ? [h("td", { colspan: 2 }, low)] : [h("td", {}, low), h("td", {}, high)]),
  );
}

/** The least and the most that a figure may mean, as shown. */
export function limits(figure: Figure): [string, string] {
  if (figure.low === null && figure.high === null) return [say("detail.noValue"), say("detail.noValue")];
  const sign = figure.kind === "percent" ? "%" : "";
  const shown = (limit: string | null) => (limit === null ? say("detail.unbounded") : grouped(limit) + sign);
  return [shown(figure.low), shown(figure.high)];
}

/** Long whole numbers by the thousand, so that 450000 and 4500000 are told apart. */
function grouped(exact: string): string {
  return exact.replace(/^\d{5,}/, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, "\u2009"));
}

/** The repairs of one figure for one reason share a line. */
function repairs(check: Check, reading: Reading, actions: Actions): HTMLElement {
  const lines = new Map<string, { figure: string; was: string; texts: string[]; why: string }>();
  for (const repair of check.repairs) {
    const why = repair.why[language()];
    const key = `${repair.figure} ${why}`;
    const line = lines.get(key) ?? { figure: repair.figure, was: reading.figures.get(repair.figure)?.text ?? "", texts: [], why };
    line.texts.push(repair.text);
    lines.set(key, line);
  }
  return h("ul", { class: "repairs" }, ...[...lines.values()].map(({ figure, was, texts, why }) => h(
    "li",
    {},
    h("del", {}, was),
    " → ",
    ...texts.flatMap((text, index) => [index > 0 && say("detail.or"), h(
        "button",
        { type: "button", class: "repair", "aria-label": say("detail.apply", { was, text }), title: say("detail.apply", { was, text }), onclick: () => actions.onRepair(figure, text) },
        h("ins", {}, text),
      )]),
    why && h("span", { class: "aside" }, why),
  )));
}
