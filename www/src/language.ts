// Which language the page speaks, and how its words get into index.html.
import { WORDS, type Word } from "./words";

export type Language = "zh" | "en";
const KEY = "gouji.language";

let current: Language = remembered();

/** The language of the page. */
export const language = (): Language => current;

/** Changes the language, and keeps it for the next visit. */
export function setLanguage(to: Language): void {
  current = to;
  try {
    localStorage.setItem(KEY, to);
  } catch {
    // Storage may be closed to the page; the choice then lasts as long as the page does.
  }
}

function remembered(): Language {
  try {
    return localStorage.getItem(KEY) === "en" ? "en" : "zh";
  } catch {
    return "zh";
  }
}

/** A text of the page; `{name}` stands for a value. */
export function say(word: Word, values: Record<string, string | number> = {}): string {
  return WORDS[word][current].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** The page's word for a term of the report, or the term itself where it has none. */
export function term(kind: "role" | "kind" | "relation" | "verdict", name: string): string {
  const word = `${kind}.${name}`;
  return word in WORDS ? say(word as Word) : name;
}

/** Writes the page's words into the elements of index.html that ask for them. */
export function fillWords(root: Document): void {
  root.documentElement.lang = current === "zh" ? "zh-CN" : "en";
  root.title = say("title");
  for (const element of root.querySelectorAll<HTMLElement>("[data-word]")) {
    element.textContent = say(element.dataset.word as Word);
  }
  for (const field of root.querySelectorAll<HTMLInputElement>("[data-word-hint]")) {
    field.placeholder = say(field.dataset.wordHint as Word);
  }
  for (const element of root.querySelectorAll<HTMLElement>("[data-word-label]")) {
    element.setAttribute("aria-label", say(element.dataset.wordLabel as Word));
  }
}
