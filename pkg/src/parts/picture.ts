// The picture of a sum that does not tie up: the whole as one bar, its parts end to end as another, and what is between them.
import { h } from "./dom.js";
import type { Check, Figure, Reading } from "./report.js";
import type { Speech } from "./speech.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 480;
const HEIGHT = 22;

/** The bars of a finding on a sum, or nothing for others: where a figure has no single size, bars would claim one. */
export function picture(check: Check, reading: Reading, speech: Speech): HTMLElement | null {
  if (check.relation !== "sum" || check.verdict === "holds" || check.verdict === "unverifiable") return null;
  const figures = (role: string) => check.figures.filter((use) => use.role === role).flatMap((use) => reading.figures.get(use.id) ?? []);
  const [[whole, ...others], parts] = [figures("whole"), figures("part")];
  const sizes = parts.map(size);
  const full = whole && size(whole);
  if (!full || others.length > 0 || sizes.length < 2 || sizes.some((part) => part === undefined)) return null;
  const sum = sizes.reduce<number>((total, part) => total + part!, 0);
  const scale = WIDTH / Math.max(full, sum);
  const drawing = element("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT * 2 + 6}`, class: "picture", role: "img", "aria-label": speech.say("picture.sum", { whole: whole.text, n: parts.length }) });
  drawing.append(bar(0, full * scale, 0, "whole", whole.text));
  let at = 0;
  parts.forEach((part, index) => {
    const wide = sizes[index]! * scale;
    drawing.append(bar(at, wide, 1, "part", part.text));
    at += wide;
  });
  const [from, to] = [Math.min(full, sum) * scale, Math.max(full, sum) * scale];
  if (from < to) drawing.append(bar(from, to - from, sum < full ? 1 : 0, "gap", ""));
  return h("figure", { class: "picture-frame" }, drawing);
}

/** How long a figure's bar is; only drawn with, never checked with. */
function size(figure: Figure): number | undefined {
  const value = Number(figure.low);
  return figure.low !== null && figure.low === figure.high && Number.isFinite(value) && value > 0 ? value : undefined;
}

function bar(x: number, width: number, row: number, kind: string, text: string): SVGElement {
  const y = row * (HEIGHT + 4) + 1;
  const group = element("g", { class: `picture-${kind}` });
  group.append(element("rect", { x: String(x + 0.75), y: String(y), width: String(Math.max(width - 1.5, 0.5)), height: String(HEIGHT - 2) }));
  // A label that does not fit is in the table above; cut off, it would be another figure.
  if (text && width > text.length * 13) {
    const label = element("text", { x: String(x + width / 2), y: String(y + HEIGHT / 2 + 3), "text-anchor": "middle" });
    label.textContent = text;
    group.append(label);
  }
  return group;
}

function element(tag: string, attributes: Record<string, string>): SVGElement {
  const made = document.createElementNS(SVG, tag) as SVGElement;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
