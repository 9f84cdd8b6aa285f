// Where rule packs of one's own are pasted, checked and listed, and what the rules came to is told.
import type { PackUse, RuleFault } from "gouji/full";
import { h } from "gouji/parts";
import { byId } from "./dom";
import { language, say } from "./language";
import { nameOf, type RuleShelf } from "./shelf";

export interface RuleListener {
  /** What is wrong with a pack; nothing where it is in order. */
  faults(pack: string): Promise<RuleFault[]>;
  /** Other packs are kept now. */
  onChange(): void;
  onFailure(error: unknown): void;
}

/** The place on the page where packs are pasted and listed. */
export class RulePanel {
  #faults: RuleFault[] = [];
  #uses: readonly PackUse[] = [];
  /** The pack in the field, as it is kept, where one that is put aside is being mended. */
  #mending: string | undefined;
  readonly #field = byId("rules-text") as HTMLTextAreaElement;

  constructor(private readonly shelf: RuleShelf, private readonly listener: RuleListener) {
    byId("rules-add").addEventListener("click", () => void this.#add());
  }

  /** Shows what the rules came to in the text. */
  show(uses: readonly PackUse[] = this.#uses): void {
    this.#uses = uses;
    byId("rules-faults").replaceChildren(...this.#faults.map(fault));
    byId("rules-own").replaceChildren(...this.shelf.packs.map((pack, index) => this.#own(pack, index)));
    byId("rules-told").replaceChildren(...(uses.length ? uses.map(told) : [h("li", {}, say("rules.none"))]));
  }

  #own(pack: string, index: number): HTMLElement {
    const name = nameOf(pack) ?? say("rules.unnamed", { n: index + 1 });
    const drop = h("button", { type: "button", "aria-label": say("rules.removeOne", { name }) }, say("rules.remove"));
    drop.addEventListener("click", () => {
      this.shelf.remove(pack);
      this.#changed();
    });
    const faults = this.shelf.faultsOf(pack);
    if (!faults.length) return h("li", {}, name, " ", drop);
    const mend = h("button", { type: "button", "aria-label": say("rules.mendOne", { name }) }, say("rules.mend"));
    mend.addEventListener("click", () => {
      this.#mending = pack;
      this.#field.value = pack;
      this.#field.focus();
    });
    return h("li", {}, name, " ", mend, " ", drop, h("p", { role: "status" }, say("rules.aside")), h("ul", { class: "rule-faults" }, ...faults.map(fault)));
  }

  async #add(): Promise<void> {
    const pack = this.#field.value;
    if (!pack.trim()) return this.#field.focus();
    try {
      this.#faults = await this.listener.faults(pack);
    } catch (error) {
      return this.listener.onFailure(error);
    }
    if (this.#faults.length) return this.show();
    if (this.#mending !== undefined) this.shelf.remove(this.#mending);
    this.#mending = undefined;
    this.shelf.add(pack);
    this.#field.value = "";
    this.#changed();
  }

  #changed(): void {
    this.#faults = [];
    this.show();
    this.#field.focus();
    this.listener.onChange();
  }
}

/** A fault with its line. */
function fault({ line, what }: RuleFault): HTMLElement {
  return h("li", {}, say("rules.fault", { line, what: what[language()] }));
}

/** What has become of the rules of a pack. */
function told({ pack, title, applied, unclear, never, absent }: PackUse): HTMLElement {
  const short = (rule: string): string => rule.slice(rule.indexOf("/") + 1);
  const list = (words: string[]): string => words.join(language() === "zh" ? "、" : ", ");
  const lines = [
    applied.length && say("rules.applied", { list: list(applied.map(({ rule, times }) => (times > 1 ? `${short(rule)} ×${times}` : short(rule)))) }),
    unclear.length && say("rules.unclear", { list: list(unclear.map(({ rule }) => short(rule))) }),
    never.length && say("rules.never", { list: list(never.map(short)) }),
    absent.length && say("rules.absent", { list: list(absent) }),
  ];
  return h("li", {}, h("strong", {}, title[language()] || pack), ...lines.filter((line) => typeof line === "string").map((line) => h("p", {}, line)));
}
