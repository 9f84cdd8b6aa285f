// The text with its figures marked, to be read; the page has an editor in its place.
import { blocks, lines, type Block } from "./blocks.js";
import { active, h } from "./dom.js";
import type { Run } from "./flatten.js";
import { markedRuns, type Marked } from "./marks.js";
import { before } from "./order.js";
import type { Reading } from "./report.js";
import type { Speech } from "./speech.js";

/** What the text tells of its reader. */
export interface TextListener {
  /** The reader points at figures, the topmost first. */
  onPick(figures: string[]): void;
  /** A figure has come to have the keyboard. */
  onReach(figure: string): void;
}

/** About how many characters fit on a line, to guess the height of what was not seen yet. */
const WIDTH = 40;

export class TextView {
  #text = "";
  #reading: Reading | null = null;
  #blocks: readonly Block[] = [];
  #lineOf = lines("");
  #chosen: ReadonlySet<string> = new Set();
  /** The blocks in sight and near it: only these have marks, so that a long text costs no more than a short one. */
  readonly #near = new Set<HTMLElement>();
  readonly #sight: IntersectionObserver;

  /** Makes of `root` the text, which scrolls in it. */
  constructor(
    private readonly root: HTMLElement,
    private readonly speech: Speech,
    private readonly listener: TextListener,
  ) {
    root.classList.add("text");
    root.tabIndex = 0;
    root.setAttribute("role", "group");
    root.addEventListener("click", ({ target }) => this.#pick(target));
    root.addEventListener("keydown", (event) => this.#onKey(event));
    root.addEventListener("focusin", ({ target }) => {
      const [figure] = figuresOf(target);
      if (figure !== undefined) listener.onReach(figure);
    });
    this.#sight = new IntersectionObserver((seen) => seen.forEach((entry) => this.#onSight(entry)), { root, rootMargin: "100% 0px" });
  }

  /** Shows a text with the figures of its report; without a report, the text alone. */
  show(text: string, reading: Reading | null): void {
    this.root.setAttribute("aria-label", this.speech.say("text.label"));
    this.#reading = reading;
    if (text !== this.#text) this.#cut(text);
    for (const block of this.#near) this.#mark(block);
  }

  /** Highlights these figures and no others, without moving the text. */
  choose(figures: Iterable<string>): void {
    this.#chosen = new Set(figures);
    for (const mark of this.root.querySelectorAll<HTMLElement>(".figure")) this.#dress(mark);
  }

  /** Brings the first of these figures into sight, if it is not; nothing around the text moves. */
  reveal(figures: Iterable<string>): void {
    const places = [...figures].flatMap((id) => this.#reading?.figures.get(id)?.start ?? []);
    if (places.length === 0) return;
    const first = Math.min(...places);
    this.#scrollTo(first);
    // Once more, when what has come into sight has its true height.
    requestAnimationFrame(() => this.#scrollTo(first));
  }

  /** The number of the line that a place of the text is on. */
  lineOf(place: number): number {
    return this.#lineOf(place);
  }

  #cut(text: string): void {
    const top = this.root.scrollTop;
    this.#text = text;
    this.#lineOf = lines(text);
    this.#blocks = blocks(text);
    this.#sight.disconnect();
    this.#near.clear();
    const shown = this.#blocks.map(({ from, to }, index) => {
      const printed = text.slice(from, to);
      const block = h("div", { class: "block", "data-block": index }, printed);
      const rows = printed.split("\n").reduce((sum, line) => sum + Math.max(Math.ceil(line.length / WIDTH), 1), 0);
      block.style.containIntrinsicSize = `auto ${rows * 2}em`;
      return block;
    });
    this.root.replaceChildren(...shown);
    this.root.scrollTop = top;
    for (const block of shown) this.#sight.observe(block);
  }

  #onSight({ target, isIntersecting }: IntersectionObserverEntry): void {
    const block = target as HTMLElement;
    if (isIntersecting === this.#near.has(block)) return;
    // What has the keyboard stays.
    if (!isIntersecting && block.contains(active(this.root))) return;
    if (isIntersecting) this.#near.add(block);
    else this.#near.delete(block);
    this.#mark(block);
  }

  #mark(block: HTMLElement): void {
    const { from, to } = this.#blocks[Number(block.dataset.block)]!;
    const focused = block.contains(active(this.root)) ? figuresOf(active(this.root))[0] : undefined;
    const parts: (Node | string)[] = [];
    let at = from;
    for (const run of this.#reading && this.#near.has(block) ? markedRuns(this.#reading, from, to) : []) {
      const [start, end] = [Math.max(run.from, from), Math.min(run.to, to)];
      if (start >= end) continue;
      parts.push(this.#text.slice(at, start), this.#figure(run, this.#text.slice(start, end)));
      at = end;
    }
    block.replaceChildren(...parts, this.#text.slice(at, to));
    if (focused !== undefined) block.querySelector<HTMLElement>(`[data-figure="${focused}"]`)?.focus({ preventScroll: true });
  }

  #figure({ top: { id, state }, values }: Run<Marked>, printed: string): HTMLElement {
    const ids = [...new Set([id, ...values.map((marked) => marked.id)])];
    const told = ids.some((figure) => (this.#reading?.checksOf(figure).length ?? 0) > 0)
      ? { role: "button", tabindex: -1, "aria-label": `${printed} ${this.speech.say(`state.${state}`)}` }
      : {};
    const mark = h("span", { class: `figure figure-${state}`, part: `figure figure-${state}`, "data-figure": id, "data-figures": ids.join(" "), ...told }, printed);
    this.#dress(mark);
    return mark;
  }

  #dress(mark: HTMLElement): void {
    const chosen = figuresOf(mark).some((id) => this.#chosen.has(id));
    mark.classList.toggle("figure-chosen", chosen);
    if (mark.hasAttribute("role")) mark.setAttribute("aria-pressed", String(chosen));
  }

  #scrollTo(place: number): void {
    const block = this.root.children[before(this.#blocks, ({ to }) => to > place)] as HTMLElement | undefined;
    if (!block) return;
    if (!this.#near.has(block)) {
      this.#near.add(block);
      this.#mark(block);
    }
    const mark = [...block.querySelectorAll<HTMLElement>(".figure")].find((it) => figuresOf(it).some((id) => this.#reading?.figures.get(id)?.start === place));
    const [seen, pane] = [(mark ?? block).getBoundingClientRect(), this.root.getBoundingClientRect()];
    if (seen.top < pane.top || seen.bottom > pane.bottom) this.root.scrollTop += seen.top - pane.top - Math.max(pane.height - seen.height, 0) / 2;
  }

  #pick(target: EventTarget | null): void {
    const figures = figuresOf(target);
    if (figures.length > 0) this.listener.onPick(figures);
  }

  /** The text is one stop of Tab; from there the arrows lead from figure to figure. */
  #onKey(event: KeyboardEvent): void {
    const { key, target } = event;
    if ((key === "Enter" || key === " ") && target !== this.root) this.#pick(target);
    else if (key === "ArrowRight" || key === "ArrowLeft") this.#step(key === "ArrowRight" ? 1 : -1);
    else if (key === "Escape" && target !== this.root) this.root.focus({ preventScroll: true });
    else return;
    event.preventDefault();
  }

  #step(by: 1 | -1): void {
    const marks = [...this.root.querySelectorAll<HTMLElement>(".figure[role=button]")];
    const at = marks.indexOf(active(this.root) as HTMLElement);
    const { top } = this.root.getBoundingClientRect();
    const seen = marks.findIndex((mark) => mark.getBoundingClientRect().top >= top);
    marks[at < 0 ? seen : at + by]?.focus();
  }
}

/** The figures that a mark stands for, the one that is seen first. */
function figuresOf(target: EventTarget | null): string[] {
  return (target instanceof Element ? target.closest<HTMLElement>(".figure")?.dataset.figures : undefined)?.split(" ") ?? [];
}
