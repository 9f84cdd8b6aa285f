// The sections of a text, as its headings name them: 一、 … and # …, each on a line of its own.
import { before } from "./order.js";

/** A section: where it begins, and its heading. */
export interface Section {
  from: number;
  name: string;
}

const HEADING = /^[ \t\u3000]*(?:#{1,3}[ \t]+\S.*|(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}(?:章|部分|节))[^。；;\n]*)$/gm;
/** A heading fits on a line; what is longer is a paragraph that begins like one. */
const LONGEST = 40;

/** The sections of `text` in order; what stands before the first heading belongs to none. */
export function sections(text: string): Section[] {
  const found: Section[] = [];
  for (const { 0: line, index } of text.matchAll(HEADING)) {
    const name = line.trim().replace(/^#+\s+/, "");
    if (name.length <= LONGEST) found.push({ from: index, name });
  }
  return found;
}

/** The section that a place of the text is in; -1 before the first. */
export function sectionAt(all: readonly Section[], place: number): number {
  return before(all, ({ from }) => from > place) - 1;
}
