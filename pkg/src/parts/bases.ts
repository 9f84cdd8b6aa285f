// A change as a picture: which states before would give it, or where the stated rate would put the state now.
import { bar } from "./bars.js";
import { draw, drawing, inRole, near, size, WIDTH } from "./svg.js";
import type { Check, Figure, Reading } from "./report.js";
import type { Speech } from "./speech.js";

/** More whole numbers than can be told apart on a line. */
const MOST = 9;

/** The picture of a check of a change, or nothing where it would show too little. */
export function bases(check: Check, reading: Reading, speech: Speech): SVGElement | null {
  const [[base], [current], [stated]] = [inRole(check, reading, "base"), inRole(check, reading, "current"), inRole(check, reading, "stated")];
  if (!current || !stated) return null;
  return base ? states(base, current, stated, speech) : line(check, current, stated, speech);
}

/** The states before on a line: those that give the stated rate are marked. */
function line(check: Check, current: Figure, stated: Figure, speech: Speech): SVGElement | null {
  const [now, range] = [size(current), check.calculated];
  const [low, high] = [near(range?.low), near(range?.high)];
  // Only what is counted one by one comes in whole numbers.
  if (!range || now === undefined || low === undefined || high === undefined || current.kind !== "count" || /[万亿]/.test(current.text)) return null;
  const first = Math.max(Math.floor(low) - 1, 1);
  const numbers = Array.from({ length: Math.ceil(high) + 2 - first }, (_, index) => first + index);
  if (numbers.length > MOST || low <= 0) return null;
  const step = WIDTH / numbers.length;
  const x = (value: number) => (value - first + 0.5) * step;
  const fits = (value: number) => (value > low || (value === low && range.lowIncluded)) && (value < high || (value === high && range.highIncluded));
  const fitting = numbers.filter(fits);
  const told = fitting.length > 0 ? speech.say("picture.bases", { stated: stated.text, bases: fitting.join(", ") }) : speech.say("picture.noBase", { stated: stated.text });
  const band = draw("g", { class: "picture-band" }, draw("rect", { x: x(low) - 1, y: 4, width: Math.max((high - low) * step, 0) + 2, height: 20 }));
  const axis = draw("path", { d: `M0 14H${WIDTH}`, class: "picture-axis" });
  const marks = numbers.map((value) => {
    const text = (y: number, words: string) => draw("text", { x: x(value), y, "text-anchor": "middle" }, words);
    const rate = Math.abs((now - value) / value) * 100;
    return draw("g", { class: fits(value) ? "picture-fits" : "picture-misses" }, draw("circle", { cx: x(value), cy: 14, r: 5 }), text(38, `${value}`), text(54, `${rate.toFixed(2)}%`));
  });
  return drawing(58, told, band, axis, ...marks);
}

/** Both states as bars, and where the stated rate would put the later one. */
function states(base: Figure, current: Figure, stated: Figure, speech: Speech): SVGElement | null {
  const [before, now, rate] = [size(base), size(current), size(stated)];
  if (!before || !now || !rate || stated.kind !== "percent") return null;
  const meant = before * (1 + (now < before ? -rate : rate) / 100);
  const scale = WIDTH / Math.max(before, now, meant);
  const at = Math.min(meant * scale, WIDTH - 1);
  const told = speech.say("picture.change", { base: base.text, current: current.text, stated: stated.text });
  const mark = draw("path", { d: `M${at} 24V50`, class: "picture-meant" });
  return drawing(52, told, bar(0, before * scale, 0, "whole", base.text), bar(0, now * scale, 1, "part", current.text), mark);
}
