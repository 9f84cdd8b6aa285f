// The calculation table of one finding.
import { aside, type AsideActions } from "./aside.js";
import { h } from "./dom.js";
import { picture } from "./picture.js";
import { statedFigure, type Check, type Figure, type Reading } from "./report.js";
import type { Speech } from "./speech.js";

/** What the reader may do in an open finding. */
export interface Actions extends AsideActions {
  onGoTo(figure: string): void;
  /** Puts a text in the place of a figure; without it, repairs are only shown. */
  onRepair?: ((figure: string, text: string) => void) | undefined;
}

/** What a finding shows when it is open: the sum, its figures, why they are tied, and what would mend it. */
export function detail(check: Check, reading: Reading, speech: Speech, actions: Actions): HTMLElement {
  const stated = reading.figures.get(statedFigure(check) ?? "");
  return h(
    "div",
    { class: "detail", part: "detail", id: `detail-${check.id}`, role: "group", "aria-label": speech.say("detail.label") },
    h(
      "dl",
      { class: "sum" },
      row(speech.say("detail.calculated"), h("code", { class: "formula" }, check.formula)),
      stated ? row(speech.say("detail.stated"), statement(stated, speech)) : null,
    ),
    figureTable(check, reading, speech, (figure) => actions.onGoTo(figure)),
    picture(check, reading, speech),
    h(
      "dl",
      { class: "reasons" },
      check.cause ? row(speech.say("detail.cause"), check.cause[speech.language]) : null,
      check.repairs.length > 0 ? row(speech.say("detail.repairs"), repairs(check, reading, speech, actions)) : null,
      check.why[speech.language] ? row(speech.say("detail.why"), check.why[speech.language]) : null,
      check.rule ? row(speech.say("detail.rule"), check.rule) : null,
      check.power ? row(speech.say("detail.power"), power(check.power, speech)) : null,
    ),
    aside(check, speech, actions),
  );
}

function row(name: string, value: Node | string): DocumentFragment {
  const pair = document.createDocumentFragment();
  pair.append(h("dt", {}, name), h("dd", {}, value));
  return pair;
}

/** How much the check proves, in words: `1/900` is hard to pass by chance, `≈450/900` easy. */
function power(counts: string, speech: Speech): string {
  const [, about = "", passing = "", of = ""] = /^(≈?)(\d+)\/(\d+)$/.exec(counts) ?? [];
  return of ? speech.say("detail.powerSaid", { passing: about + passing, of }) : counts;
}

/** A figure as printed, with what it may mean where that is more than one value. */
function statement(figure: Figure, speech: Speech): HTMLElement {
  const [low, high] = limits(figure, speech);
  return h("span", {}, h("code", {}, figure.text), low !== high && h("span", { class: "aside" }, speech.say("figure.range", { low, high })));
}

function figureTable(check: Check, reading: Reading, speech: Speech, goTo: (figure: string) => void): HTMLElement {
  const heads = [speech.say("detail.role"), speech.say("detail.printed"), speech.say("detail.low"), speech.say("detail.high")];
  const rows = check.figures.flatMap((use) => {
    const figure = reading.figures.get(use.id);
    return figure ? [figureRow(figure, use.role, speech, goTo)] : [];
  });
  return h(
    "table",
    { class: "figures" },
    h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, ...rows),
  );
}

function figureRow(figure: Figure, role: string, speech: Speech, goTo: (figure: string) => void): HTMLElement {
  const printed = h("button", { type: "button", class: "printed", title: speech.say("detail.goto"), onclick: () => goTo(figure.id) }, figure.text);
  const [low, high] = limits(figure, speech);
  return h(
    "tr",
    { "data-figure": figure.id },
    h("th", { scope: "row" }, speech.term("role", role)),
    h("td", {}, printed, figure.measure ? h("span", { class: "measure" }, figure.measure) : null),
    ...(low === high ? [h("td", { colspan: 2 }, low)] : [h("td", {}, low), h("td", {}, high)]),
  );
}

/** The least and the most that a figure may mean, as shown. */
export function limits(figure: Figure, speech: Speech): [string, string] {
  if (figure.low === null && figure.high === null) return [speech.say("detail.noValue"), speech.say("detail.noValue")];
  const sign = figure.kind === "percent" ? "%" : "";
  const shown = (limit: string | null) => (limit === null ? speech.say("detail.unbounded") : grouped(limit) + sign);
  return [shown(figure.low), shown(figure.high)];
}

/** Long whole numbers by the thousand, so that 450000 and 4500000 are told apart. */
function grouped(exact: string): string {
  return exact.replace(/^\d{5,}/, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, "\u2009"));
}

/** The repairs of one figure for one reason share a line. */
function repairs(check: Check, reading: Reading, speech: Speech, actions: Actions): HTMLElement {
  const lines = new Map<string, { figure: string; was: string; texts: string[]; why: string }>();
  for (const repair of check.repairs) {
    const why = repair.why[speech.language];
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
    ...texts.flatMap((text, index) => [index > 0 && speech.say("detail.or"), repair(was, text, speech, actions.onRepair && (() => actions.onRepair?.(figure, text)))]),
    why && h("span", { class: "aside" }, why),
  )));
}

function repair(was: string, text: string, speech: Speech, apply: (() => void) | undefined): HTMLElement {
  const mended = h("ins", {}, text);
  if (!apply) return mended;
  const what = speech.say("detail.apply", { was, text });
  return h("button", { type: "button", class: "repair", part: "repair", "aria-label": what, title: what, onclick: apply }, mended);
}
