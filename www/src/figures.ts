// All figures of the text as a table: sorted, narrowed down, saved as CSV.
import { csv, save } from "./csv";
import { limits } from "./detail";
import { byId, h } from "./dom";
import { language, say, term } from "./language";
import type { Figure, Reading } from "./report";

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
  readonly #folded = byId("all-figures") as HTMLDetailsElement;
  readonly #words = byId("figures-words") as HTMLInputElement;

  constructor(
    private readonly lineOf: (place: number) => number,
    private readonly goTo: (figure: string) => void,
  ) {
    this.#folded.addEventListener("toggle", () => this.#render());
    this.#words.addEventListener("input", () => this.#render());
    byId("figures-csv").addEventListener("click", () => this.#save());
  }

  /** Shows the figures of a report; the table is made when it is unfolded. */
  show(reading: Reading | null): void {
    this.#reading = reading;
    this.#folded.hidden = !reading || reading.report.figures.length === 0;
    byId("figures-title").textContent = say("figures.title", { n: reading?.report.figures.length ?? 0 });
    this.#render();
  }

  #rows(): Row[] {
    const reading = this.#reading;
    if (!reading) return [];
    const words = this.#words.value.trim().toLowerCase();
    const rows = reading.report.figures.map((figure) => ({ figure, cells: this.#cells(figure, reading) }));
    const kept = words ? rows.filter(({ cells }) => Object.values(cells).join("\n").toLowerCase().includes(words)) : rows;
    const { by, down } = this.#sort;
    const order = new Intl.Collator(language() === "zh" ? "zh-CN" : "en", { numeric: true });
    if (by !== "line") kept.sort((a, b) => order.compare(a.cells[by], b.cells[by]));
    return down ? kept.reverse() : kept;
  }

  #cells(figure: Figure, reading: Reading): Record<Column, string> {
    const [low, high] = limits(figure);
    return {
      line: String(this.lineOf(figure.start)),
      printed: figure.text,
      kind: term("kind", figure.kind),
      measure: figure.measure ?? "",
      period: figure.period ?? "",
      low,
      high,
      state: say(`state.${reading.stateOf(figure)}`),
    };
  }

  #render(): void {
    if (!this.#folded.open || this.#folded.hidden) return;
    const rows = this.#rows();
    const focused = (document.activeElement as HTMLElement | null)?.dataset.column;
    byId("figures-table").replaceChildren(
      h("thead", {}, h("tr", {}, ...COLUMNS.map((column) => this.#head(column)))),
      h("tbody", {}, ...rows.slice(0, SHOWN).map((row) => this.#row(row))),
    );
    byId("figures-rest").textContent = rows.length > SHOWN ? say("group.rest", { n: rows.length - SHOWN }) : "";
    if (focused) byId("figures-table").querySelector<HTMLElement>(`[data-column="${focused}"]`)?.focus();
  }

  #head(column: Column): HTMLElement {
    const { by, down } = this.#sort;
    const sorted = by === column ? (down ? "descending" : "ascending") : "none";
    const sort = () => {
      this.#sort = { by: column, down: by === column && !down };
      this.#render();
    };
    const sign = { ascending: " ▲", descending: " ▼", none: "" }[sorted];
    return h("th", { scope: "col", "aria-sort": sorted }, h("button", { type: "button", "data-column": column, onclick: sort }, say(`column.${column}`) + sign));
  }

  #row({ figure, cells }: Row): HTMLElement {
    const printed = h("button", { type: "button", class: "printed", title: say("detail.goto"), onclick: () => this.goTo(figure.id) }, cells.printed);
    return h("tr", {}, ...COLUMNS.map((column) => h("td", {}, column === "printed" ? printed : cells[column])));
  }

  #save(): void {
    const heads = COLUMNS.map((column) => say(`column.${column}`));
    // Digits stay together in the file: what groups them is for the eye alone.
    const rows = this.#rows().map(({ cells }) => COLUMNS.map((column) => cells[column].replaceAll("\u2009", "")));
    save("gouji-figures.csv", "text/csv;charset=utf-8", csv([heads, ...rows]));
  }
}
