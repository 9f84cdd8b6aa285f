// Which findings are listed: by state, by relation, by section and by a word of their message.
import { fill, h } from "./dom.js";
import { stateOfCheck, STATES, type Check, type Reading } from "./report.js";
import { sectionAt, type Section } from "./sections.js";
import type { Speech } from "./speech.js";

export class Filter {
  readonly #state = h("select", { id: "filter-state" });
  readonly #relation = h("select", { id: "filter-relation" });
  readonly #section = h("select", { id: "filter-section" });
  #placeOf: (check: Check) => number = () => 0;
  #sections: readonly Section[] = [];
  readonly #words = h("input", { id: "filter-words", type: "search", autocomplete: "off" });

  /** Puts its fields into `root`. */
  constructor(
    private readonly root: HTMLElement,
    private readonly speech: Speech,
    onChange: () => void,
  ) {
    root.classList.add("filter");
    root.setAttribute("role", "search");
    root.replaceChildren(this.#state, this.#relation, this.#section, this.#words);
    for (const field of [this.#state, this.#relation, this.#section, this.#words]) field.addEventListener("input", onChange);
  }

  /** Offers the states and relations that a report has and the sections of its text, and keeps what was chosen. */
  offer(reading: Reading | null, sections: readonly Section[] = []): void {
    const checks = reading?.report.checks ?? [];
    const states = new Set(checks.map(stateOfCheck));
    const relations = new Set<string>(checks.map((check) => check.relation));
    this.root.hidden = checks.length === 0;
    this.#name();
    fill(this.#state, this.speech.say("filter.allStates"), STATES.filter((state) => states.has(state)).map((state) => [state, this.speech.say(`state.${state}`)]));
    fill(this.#relation, this.speech.say("filter.allRelations"), [...relations].sort().map((name) => [name, this.speech.term("relation", name)]));
    this.#placeOf = (check) => reading?.placeOf(check) ?? 0;
    this.#sections = sections;
    this.#section.hidden = sections.length === 0;
    if (sections.length === 0) this.#section.value = "";
    // By their headings: an edit before a section moves it.
    fill(this.#section, this.speech.say("filter.allSections"), [...new Set(sections.map(({ name }) => name))].map((name) => [name, name]));
  }

  #name(): void {
    this.root.setAttribute("aria-label", this.speech.say("filter"));
    this.#state.setAttribute("aria-label", this.speech.say("filterState"));
    this.#relation.setAttribute("aria-label", this.speech.say("filterRelation"));
    this.#section.setAttribute("aria-label", this.speech.say("filterSection"));
    this.#words.setAttribute("aria-label", this.speech.say("filterWords"));
    this.#words.placeholder = this.speech.say("filterWords");
  }

  get active(): boolean {
    return [this.#state, this.#relation, this.#section].some((field) => field.value !== "") || this.#words.value.trim() !== "";
  }

  keeps(check: Check): boolean {
    const words = this.#words.value.trim().toLowerCase();
    return (
      (this.#state.value === "" || stateOfCheck(check) === this.#state.value) &&
      (this.#relation.value === "" || check.relation === this.#relation.value) &&
      (this.#section.value === "" || this.#sections[sectionAt(this.#sections, this.#placeOf(check))]?.name === this.#section.value) &&
      (words === "" || check.message[this.speech.language].toLowerCase().includes(words))
    );
  }
}
