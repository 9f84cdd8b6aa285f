// All figures of the text as a table: sorted, narrowed down, saved as CSV.
import { csv, save } from "./csv.js";
import { limits } from "./detail.js";
import { active, fill, h } from "./dom.js";
import { STATES, type Figure, type Reading } from "./report.js";
import type { Speech } from "./speech.js";

/** As many rows as are shown; the file has all of them. */
const SHOWN = 500;

const COLUMNS = ["line", "printed", "kind", "measure", "period", "low", "high", "state"] as const;
type Column = (typeof COLUMNS)[number];
interface Row {
  figure: Figure;
  cells: Record<Column, string>;
}

export class FigureTable {
  #reading: Reading | null = null;
  #sort: { by: Column; down: boolean } = { by: "line", down: false };
  readonly #title = h("summary", { id: "figures-title" });
  readonly #state = h("select", { id: "figures-state" });
  readonly #words = h("input", { id: "figures-words", type: "search", autocomplete: "off" });
  readonly #csv = h("button", { type: "button", id: "figures-csv" });
  readonly #table = h("table", { id: "figures-table", class: "all-figures-table" });
  readonly #rest = h("p", { id: "figures-rest", class: "rest" });

  /** Puts the table into `root`, which unfolds it. */
  constructor(
    private readonly root: HTMLDetailsElement,
    private readonly speech: Speech,
    private readonly lineOf: (place: number) => number,
    private readonly goTo: (figure: string) => void,
  ) {
    root.classList.add("all-figures");
    root.replaceChildren(
      this.#title,
      h("div", { class: "filter" }, this.#state, this.#words, this.#csv),
      h("div", { class: "all-figures-rows", tabindex: 0, role: "group", "aria-labelledby": "figures-title" }, this.#table, this.#rest),
    );
    root.addEventListener("toggle", () => this.#render());
    for (const field of [this.#state, this.#words]) field.addEventListener("input", () => this.#render());
    this.#csv.addEventListener("click", () => this.#save());
  }

  /** Shows the figures of a report; the table is made when it is unfolded. */
  show(reading: Reading | null): void {
    this.#reading = reading;
    this.root.hidden = !reading || reading.report.figures.length === 0;
    this.#offer(reading);
    this.#words.setAttribute("aria-label", this.speech.say("figuresWords"));
    this.#words.placeholder = this.speech.say("figuresWords");
    this.#csv.textContent = this.speech.say("figuresCsv");
    this.#title.textContent = this.speech.say("figures.title", { n: reading?.report.figures.length ?? 0 });
    this.#render();
  }

  /** Offers the states that the figures have, and keeps what was chosen. */
  #offer(reading: Reading | null): void {
    const states = new Set(reading?.report.figures.map((figure) => reading.stateOf(figure)));
    this.#state.setAttribute("aria-label", this.speech.say("filterState"));
    fill(this.#state, this.speech.say("filter.allStates"), STATES.filter((state) => states.has(state)).map((state) => [state, this.speech.say(`state.${state}`)]));
  }

  /** The rows that are looked for, in their order, and how many there are; no more than `most` are made where that does for an answer. */
  #rows(most = Infinity): { rows: Row[]; all: number } {
    const reading = this.#reading;
    if (!reading) return { rows: [], all: 0 };
    const words = this.#words.value.trim().toLowerCase();
    const { by, down } = this.#sort;
    const { figures } = reading.report;
    const state = this.#state.value;
    const asked = state === "" ? figures : figures.filter((figure) => reading.stateOf(figure) === state);
    const asTheyCome = words === "" && by === "line" && !down;
    const rows = (asTheyCome ? asked.slice(0, most) : asked).map((figure) => ({ figure, cells: this.#cells(figure, reading) }));
    if (asTheyCome) return { rows, all: asked.length };
    const kept = words ? rows.filter(({ cells }) => Object.values(cells).join("\n").toLowerCase().includes(words)) : rows;
    const order = new Intl.Collator(this.speech.language === "zh" ? "zh-CN" : "en", { numeric: true });
    if (by !== "line") kept.sort((a, b) => order.compare(a.cells[by], b.cells[by]));
    return { rows: down ? kept.reverse() : kept, all: kept.length };
  }

  #cells(figure: Figure, reading: Reading): Record<Column, string> {
    const [low, high] = limits(figure, this.speech);
    return {
      line: String(this.lineOf(figure.start)),
      printed: figure.text,
      kind: this.speech.term("kind", figure.kind),
      measure: figure.measure ?? "",
      period: figure.period ?? "",
      low,
      high,
      state: this.speech.say(`state.${reading.stateOf(figure)}`),
    };
  }

  #render(): void {
    if (!this.root.open || this.root.hidden) return;
    const { rows, all } = this.#rows(SHOWN);
    const focused = (active(this.root) as HTMLElement | null)?.dataset.column;
    this.#table.replaceChildren(
      h("thead", {}, h("tr", {}, ...COLUMNS.map((column) => this.#head(column)))),
      h("tbody", {}, ...rows.slice(0, SHOWN).map((row) => this.#row(row))),
    );
    this.#rest.textContent = all > SHOWN ? this.speech.say("group.rest", { n: all - SHOWN }) : "";
    if (focused) this.#table.querySelector<HTMLElement>(`[data-column="${focused}"]`)?.focus();
  }

  #head(column: Column): HTMLElement {
    const { by, down } = this.#sort;
    const sorted = by === column ? (down ? "descending" : "ascending") : "none";
    const sort = () => {
      this.#sort = { by: column, down: by === column && !down };
      this.#render();
    };
    const sign = { ascending: " ▲", descending: " ▼", none: "" }[sorted];
    return h("th", { scope: "col", "aria-sort": sorted }, h("button", { type: "button", "data-column": column, onclick: sort }, this.speech.say(`column.${column}`) + sign));
  }

  #row({ figure, cells }: Row): HTMLElement {
    const printed = h("button", { type: "button", class: "printed", title: this.speech.say("detail.goto"), onclick: () => this.goTo(figure.id) }, cells.printed);
    return h("tr", {}, ...COLUMNS.map((column) => h("td", {}, column === "printed" ? printed : cells[column])));
  }

  #save(): void {
    const heads = COLUMNS.map((column) => this.speech.say(`column.${column}`));
    // Digits stay together in the file: what groups them is for the eye alone.
    const rows = this.#rows().rows.map(({ cells }) => COLUMNS.map((column) => cells[column].replaceAll("\u2009", "")));
    save("gouji-figures.csv", "text/csv;charset=utf-8", csv([heads, ...rows]));
  }
}
