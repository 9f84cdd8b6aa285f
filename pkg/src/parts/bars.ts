// A sum as bars: the whole as one, its parts end to end as another, and what is between them.
import { draw, drawing, inRole, size, WIDTH } from "./svg.js";
import type { Check, Reading } from "./report.js";
import type { Speech } from "./speech.js";

const HEIGHT = 22;

/** The bars of a check of a sum, or nothing where a figure has no single size. */
export function bars(check: Check, reading: Reading, speech: Speech): SVGElement | null {
  const [[whole, ...others], parts] = [inRole(check, reading, "whole"), inRole(check, reading, "part")];
  const sizes = parts.map(size);
  const full = size(whole);
  if (!whole || !full || others.length > 0 || sizes.length < 2 || sizes.some((part) => part === undefined)) return null;
  const sum = sizes.reduce<number>((total, part) => total + part!, 0);
  const scale = WIDTH / Math.max(full, sum);
  const made = drawing(HEIGHT * 2 + 6, speech.say("picture.sum", { whole: whole.text, n: parts.length }), bar(0, full * scale, 0, "whole", whole.text));
  let at = 0;
  parts.forEach((part, index) => {
    const wide = sizes[index]! * scale;
    made.append(bar(at, wide, 1, "part", part.text));
    at += wide;
  });
  const [from, to] = [Math.min(full, sum) * scale, Math.max(full, sum) * scale];
  if (from < to) made.append(bar(from, to - from, sum < full ? 1 : 0, "gap", ""));
  return made;
}

/** One bar with its text, where that fits: cut off, it would be another figure. */
export function bar(x: number, width: number, row: number, kind: string, text: string): SVGElement {
  const y = row * (HEIGHT + 4) + 1;
  const group = draw("g", { class: `picture-${kind}` }, draw("rect", { x: x + 0.75, y, width: Math.max(width - 1.5, 0.5), height: HEIGHT - 2 }));
  if (text && width > text.length * 13) group.append(draw("text", { x: x + width / 2, y: y + HEIGHT / 2 + 3, "text-anchor": "middle" }, text));
  return group;
}
