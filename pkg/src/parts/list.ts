// The list of findings: what needs attention first, what holds folded away.
import { detail, type Actions } from "./detail.js";
import { active, h } from "./dom.js";
import type { Filter } from "./filter.js";
import { stateOfCheck, type Check, type Groups, type Reading } from "./report.js";
import type { Speech } from "./speech.js";

/** As many findings of a group as are listed at first, and as many more each time the reader asks. */
const LISTED = 200;

/** What the list tells the page. */
export interface Listener extends Actions {
  /** The reader opens a finding, or with `null` closes the one that is open. */
  onSelect(check: string | null): void;
}

export class FindingList {
  #reading: Reading | null = null;
  #selected: Check | undefined;
  /** The folded groups that the reader has opened. */
  readonly #unfolded = new Set<keyof Groups>();
  /** How many of a group the reader has asked for. */
  readonly #listed = new Map<keyof Groups, number>();

  constructor(
    private readonly root: HTMLElement,
    private readonly lineOf: (place: number) => number,
    private readonly listener: Listener,
    private readonly filter: Pick<Filter, "active" | "keeps">,
    private readonly speech: Speech,
  ) {
    root.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /** Shows a report with one of its findings open; a finding that had the keyboard keeps it. */
  show(reading: Reading | null, selected: Check | undefined): void {
    const focused = this.#buttons().find((button) => button === active(this.root))?.dataset.fingerprint;
    this.#reading = reading;
    this.#selected = selected;
    this.root.replaceChildren(...(reading ? this.#groups(reading) : []));
    this.#setTabStop();
    if (focused) this.#buttons().find((button) => button.dataset.fingerprint === focused)?.focus({ preventScroll: true });
  }

  /** Brings the open finding into view. */
  reveal(): void {
    this.root.querySelector(".finding[aria-expanded=true]")?.closest("li")?.scrollIntoView({ block: "nearest" });
  }

  /** The finding that has the keyboard. */
  get focused(): string | undefined {
    return this.#buttons().find((button) => button === active(this.root))?.dataset.check;
  }

  /** The listed finding that comes next after the open one, or before it; round again at the end. */
  step(by: 1 | -1): string | undefined {
    const ids = this.#buttons().map((button) => button.dataset.check!);
    const at = this.#selected ? ids.indexOf(this.#selected.id) : by > 0 ? -1 : 0;
    return ids[(at + by + ids.length) % ids.length];
  }

  /** Gives the open finding the keyboard. */
  focusOpen(): void {
    this.root.querySelector<HTMLElement>(".finding[aria-expanded=true]")?.focus({ preventScroll: true });
  }

  /** Unfolds the form that puts the open finding aside. */
  openAside(): void {
    const form = this.root.querySelector<HTMLDetailsElement>("details.put-aside");
    if (!form) return;
    form.open = true;
    form.querySelector("textarea")?.focus();
  }

  #groups(reading: Reading): HTMLElement[] {
    const kept = (checks: Check[]) => (this.filter.active ? checks.filter((check) => this.filter.keeps(check)) : checks);
    const { flags, remarks, aside, unverifiable, holds } = reading.groups;
    const groups = [
      this.#open("flags", kept(flags)),
      this.#open("remarks", kept(remarks)),
      this.#folded("aside", kept(aside)),
      this.#folded("unverifiable", kept(unverifiable)),
      this.#folded("holds", kept(holds)),
    ].filter((group) => group !== null);
    if (groups.length === 0 && reading.report.checks.length > 0) return [h("p", { class: "rest" }, this.speech.say("filter.none"))];
    return groups;
  }

  #open(group: "flags" | "remarks", checks: Check[]): HTMLElement | null {
    if (checks.length === 0) return null;
    return h("section", { class: "group" }, h("h2", {}, this.speech.say(`group.${group}`)), ...this.#items(group, checks));
  }

  #folded(group: "aside" | "holds" | "unverifiable", checks: Check[]): HTMLElement | null {
    if (checks.length === 0) return null;
    if (this.#selected && checks.includes(this.#selected)) this.#unfolded.add(group);
    const open = this.#unfolded.has(group) || this.filter.active;
    const summary = h("summary", {}, this.speech.say(`group.${group}`, { n: checks.length }));
    const folded = h("details", { class: "group", open }, summary);
    // The event below comes later: a result that comes before it must find the group as it was left.
    summary.addEventListener("click", () => (folded.open ? this.#unfolded.delete(group) : this.#unfolded.add(group)));
    if (open) folded.append(...this.#items(group, checks));
    folded.addEventListener("toggle", () => {
      if (folded.open === (folded.querySelector("ol") !== null)) return;
      if (folded.open) this.#unfolded.add(group);
      else this.#unfolded.delete(group);
      folded.replaceChildren(folded.firstElementChild!, ...(folded.open ? this.#items(group, checks) : []));
      this.#setTabStop();
    });
    return folded;
  }

  #items(group: keyof Groups, checks: Check[]): HTMLElement[] {
    const listed = checks.slice(0, this.#listed.get(group) ?? LISTED);
    if (this.#selected && checks.includes(this.#selected) && !listed.includes(this.#selected)) listed.push(this.#selected);
    const unlisted = checks.length - listed.length;
    const list = h("ol", { role: "list" }, ...listed.map((check) => this.#item(check)));
    return unlisted > 0 ? [list, this.#more(group, unlisted)] : [list];
  }

  /** The button that lists more of a group; the first of these gets the keyboard. */
  #more(group: keyof Groups, unlisted: number): HTMLElement {
    const more = h("button", { type: "button", class: "more" }, this.speech.say("group.more", { n: unlisted }));
    more.addEventListener("click", () => {
      const before = more.parentElement!.querySelectorAll(".finding").length;
      const at = [...this.root.children].indexOf(more.parentElement!);
      this.#listed.set(group, (this.#listed.get(group) ?? LISTED) + LISTED);
      this.show(this.#reading, this.#selected);
      this.root.children[at]?.querySelectorAll<HTMLElement>(".finding")[before]?.focus();
    });
    return more;
  }

  #item(check: Check): HTMLElement {
    const reading = this.#reading!;
    const state = stateOfCheck(check);
    const open = check === this.#selected;
    const place = reading.placeOf(check);
    const button = h(
      "button",
      {
        type: "button",
        class: "finding",
        part: "finding",
        "data-check": check.id,
        "data-fingerprint": check.fingerprint,
        "aria-expanded": String(open),
        "aria-controls": open ? `detail-${check.id}` : undefined,
        onclick: () => this.listener.onSelect(open ? null : check.id),
      },
      h("span", { class: `badge badge-${state}`, part: `badge badge-${state}` }, this.speech.say(`state.${state}`)),
      h("span", { class: "message" }, check.message[this.speech.language]),
      h(
        "span",
        { class: "about" },
        h("span", {}, `${this.speech.term("relation", check.relation)} · ${this.speech.term("verdict", check.verdict)}`),
        Number.isFinite(place) ? h("span", {}, this.speech.say("place", { line: this.lineOf(place) })) : null,
      ),
    );
    return h("li", { class: `item item-${state}` }, button, open ? detail(check, reading, this.speech, this.listener) : null);
  }

  #buttons(): HTMLButtonElement[] {
    return [...this.root.querySelectorAll<HTMLButtonElement>(".finding")];
  }

  /** One finding is reached by Tab, the others from it by the arrows. */
  #setTabStop(): void {
    const buttons = this.#buttons();
    const stop = buttons.find((button) => button.getAttribute("aria-expanded") === "true") ?? buttons[0];
    for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.#selected) {
      this.listener.onSelect(null);
      return;
    }
    const buttons = this.#buttons();
    const at = buttons.findIndex((button) => button === event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    buttons[to]?.focus();
  }
}
