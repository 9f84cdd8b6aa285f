// Cuts a long text into blocks, so that only those in sight need marks; finds lines in it.
import { before } from "./order.js";

/** A stretch of the text that is shown as one block. */
export interface Block {
  from: number;
  to: number;
}

/** A block ends with the first line that makes it this long. */
const ENOUGH = 2_000;
/** A line longer than this is cut: one endless line may be the whole text. */
const LONGEST = 8_000;

/** The blocks of a text in order; together they are all of it. */
export function blocks(text: string): Block[] {
  const cut: Block[] = [];
  for (let from = 0; from < text.length; from = cut.at(-1)!.to) {
    const end = text.indexOf("\n", from + ENOUGH) + 1 || text.length;
    cut.push({ from, to: end - from > LONGEST ? between(text, from + LONGEST) : end });
  }
  return cut;
}

/** A place where no character is cut in two. */
const between = (text: string, place: number): number => (/[\udc00-\udfff]/.test(text[place] ?? "") ? place + 1 : place);

/** Tells the number of the line that a place of `text` is on. */
export function lines(text: string): (place: number) => number {
  const breaks: number[] = [];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) breaks.push(at);
  return (place) => before(breaks, (at) => at >= place) + 1;
}
