// Which findings are listed: by state, by relation and by a word of their message.
import { byId, h } from "./dom";
import { language, say, term } from "./language";
import { stateOfCheck, STATES, type Check, type Reading } from "./report";

export class Filter {
  readonly #state = byId("filter-state") as HTMLSelectElement;
  readonly #relation = byId("filter-relation") as HTMLSelectElement;
  readonly #words = byId("filter-words") as HTMLInputElement;

  constructor(onChange: () => void) {
    for (const field of [this.#state, this.#relation, this.#words]) field.addEventListener("input", onChange);
  }

  /** Offers the states and relations that a report has, and keeps what was chosen. */
  offer(reading: Reading | null): void {
    const checks = reading?.report.checks ?? [];
    const states = new Set(checks.map(stateOfCheck));
    const relations = new Set<string>(checks.map((check) => check.relation));
    byId("filter").hidden = checks.length === 0;
    fill(this.#state, say("filter.allStates"), STATES.filter((state) => states.has(state)).map((state) => [state, say(`state.${state}`)]));
    fill(this.#relation, say("filter.allRelations"), [...relations].sort().map((name) => [name, term("relation", name)]));
  }

  get active(): boolean {
    return this.#state.value !== "" || this.#relation.value !== "" || this.#words.value.trim() !== "";
  }

  keeps(check: Check): boolean {
    const words = this.#words.value.trim().toLowerCase();
    return (
      (this.#state.value === "" || stateOfCheck(check) === this.#state.value) &&
      (this.#relation.value === "" || check.relation === this.#relation.value) &&
      (words === "" || check.message[language()].toLowerCase().includes(words))
    );
  }
}

/** Puts these choices into a field; one that was chosen stays on offer although the report no longer has it. */
function fill(field: HTMLSelectElement, all: string, choices: [string, string][]): void {
  const chosen = field.value;
  const kept = chosen !== "" && !choices.some(([value]) => value === chosen);
  const earlier = kept ? [...field.options].find((option) => option.value === chosen) : undefined;
  const offered = [["", all], ...choices].map(([value, name]) => h("option", { value: value! }, name));
  if (earlier) offered.push(earlier);
  field.replaceChildren(...offered);
  field.value = chosen;
}
