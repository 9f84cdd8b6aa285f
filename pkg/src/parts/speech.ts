// Says the words of the parts in the language that is set; whoever has more words gives them along.
import type { Message } from "../error.js";
import { WORDS, type Word } from "./words.js";

export type Language = "zh" | "en";

export class Speech<Own extends string = never> {
  readonly #words: Readonly<Record<string, Message>>;

  constructor(
    public language: Language = "zh",
    own?: Readonly<Record<Own, Message>>,
  ) {
    this.#words = { ...WORDS, ...own };
  }

  /** A text; `{name}` in it stands for a value. */
  say(word: Word | Own, values: Record<string, string | number> = {}): string {
    return this.#words[word]![this.language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  }

  /** The word for a term of the report, or the term itself where there is none. */
  term(kind: "role" | "kind" | "relation" | "verdict", name: string): string {
    return this.#words[`${kind}.${name}`]?.[this.language] ?? name;
  }
}
