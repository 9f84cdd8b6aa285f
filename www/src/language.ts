// Which language the page speaks, and how its words get into index.html.
import { Speech, type Language } from "gouji/parts";
import { WORDS, type Word } from "./words";

const KEY = "gouji.language";

/** What the parts of the page speak with, too. */
export const speech = new Speech<Word>(remembered(), WORDS);

/** The language of the page. */
export const language = (): Language => speech.language;

/** Changes the language, and keeps it for the next visit. */
export function setLanguage(to: Language): void {
  speech.language = to;
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
export const say = (word: Word, values?: Record<string, string | number>): string => speech.say(word, values);

/** Writes the page's words into the elements of index.html that ask for them. */
export function fillWords(root: Document): void {
  root.documentElement.lang = speech.language === "zh" ? "zh-CN" : "en";
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
