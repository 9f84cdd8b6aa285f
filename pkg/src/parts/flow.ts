// Sums that hang together as a flow: what came in, what became of it, what became of that.
import { draw, drawing, inRole, size, WIDTH } from "./svg.js";
import type { Check, Figure, Reading } from "./report.js";
import type { Speech } from "./speech.js";

/** How high the largest whole is drawn. */
const FULL = 120;
/** The least that a label needs. */
const LINE = 16;
const NODE = 8;

interface Node {
  figure: Figure;
  value: number;
  parts: Node[];
  /** Whether the parts make up the whole; else there may be more of it than they say. */
  closed: boolean;
}

/** The flow through the sums and stages among `checks`, or nothing where no part of one is the whole of another. */
export function flow(checks: readonly Check[], reading: Reading, speech: Speech): SVGElement | null {
  const roots = trees(checks, reading).filter((root) => depth(root) > 2);
  if (roots.length === 0) return null;
  const columns = Math.max(...roots.map(depth));
  const pieces: Element[] = [];
  let y = 2;
  for (const root of roots) y = place(root, 0, y, { pieces, wide: WIDTH / columns, scale: FULL / root.value, speech }) + LINE / 2;
  const told = roots.flatMap(sums).join("; ");
  // The ribbons lie below the words.
  pieces.sort((a, b) => Number(a.tagName !== "path") - Number(b.tagName !== "path"));
  return drawing(y, speech.say("picture.flow", { sums: told }), ...pieces);
}

/** The sums as trees: two mentions of one figure that hold as a repeat are one. */
function trees(checks: readonly Check[], reading: Reading): Node[] {
  const same = new Map<string, string>();
  const of = (id: string): string => (same.has(id) ? of(same.get(id)!) : id);
  for (const check of checks) {
    if (check.relation !== "repeat" || check.verdict !== "holds") continue;
    const [first, ...rest] = check.figures.map((use) => of(use.id));
    for (const other of rest) if (other !== first) same.set(other, first!);
  }
  const nodes = new Map<string, Node>();
  const node = (figure: Figure): Node => {
    const id = of(figure.id);
    const known = nodes.get(id) ?? { figure, value: size(figure)!, parts: [], closed: false };
    nodes.set(id, known);
    return known;
  };
  const taken = new Set<Node>();
  const told = (relation: string) => checks.filter((check) => check.relation === relation && check.verdict !== "unverifiable");
  // What a stage leaves to the next stands beside the sums: a whole that is a sum has no room for more.
  for (const check of [...told("sum"), ...told("bound")]) {
    const closed = check.relation === "sum";
    const [[whole, ...others], parts] = [inRole(check, reading, "whole"), inRole(check, reading, "part")];
    if (!whole || others.length > 0 || [whole, ...parts].some((figure) => size(figure) === undefined || figure.unit !== whole.unit)) continue;
    const [top, below] = [node(whole), parts.map(node)];
    // A figure flows out of one whole only, and never back into itself.
    if (below.some((part) => taken.has(part) || reaches(part, top))) continue;
    if (top.closed || (closed && top.parts.length > 0) || (!closed && total([...top.parts, ...below]) > top.value)) continue;
    top.parts.push(...below);
    top.closed = closed;
    for (const part of below) taken.add(part);
  }
  return [...nodes.values()].filter((tree) => !taken.has(tree) && tree.parts.length > 0);
}

const total = (nodes: readonly Node[]): number => nodes.reduce((sum, node) => sum + node.value, 0);
const reaches = (from: Node, to: Node): boolean => from === to || from.parts.some((part) => reaches(part, to));
const depth = (node: Node): number => 1 + Math.max(0, ...node.parts.map(depth));
const sums = (node: Node): string[] => (node.parts.length === 0 ? [] : [`${node.figure.text} → ${node.parts.map((part) => part.figure.text).join(" + ")}`, ...node.parts.flatMap(sums)]);

interface Paper {
  pieces: Element[];
  wide: number;
  scale: number;
  speech: Speech;
}

/** Draws a node and what flows out of it; gives where the next one may begin. */
function place(node: Node, column: number, y: number, paper: Paper): number {
  const { pieces, wide, scale, speech } = paper;
  const x = column * wide;
  const high = Math.max(node.value * scale, 1.5);
  pieces.push(draw("g", { class: node.parts.length > 0 ? "picture-whole" : "picture-part" }, draw("rect", { x, y, width: NODE, height: high })), label(node, x, y, wide));
  let [below, out] = [y, y];
  for (const part of node.parts) {
    const thick = Math.max(part.value * scale, 1.5);
    pieces.push(ribbon(x + NODE, out, x + wide, below, thick));
    out += thick;
    below = place(part, column + 1, below, paper);
  }
  const gap = node.closed ? node.value - total(node.parts) : 0;
  if (gap !== 0) {
    const thick = Math.max(Math.abs(gap) * scale, 3);
    const words = speech.say(gap > 0 ? "picture.missing" : "picture.beyond", { n: trimmed(Math.abs(gap)) });
    pieces.push(draw("g", { class: "picture-gap" }, draw("rect", { x: x + wide, y: below + 1, width: NODE, height: thick }), draw("text", { x: x + wide + NODE + 4, y: below + 12 }, words)));
    below += Math.max(thick, LINE) + 3;
  }
  return Math.max(below, y + Math.max(high, LINE) + 3);
}

const trimmed = (value: number): string => String(Number(value.toPrecision(12)));

/** The figure and as much of what it measures, from its end, as there is room for. */
function label({ figure }: Node, x: number, y: number, wide: number): SVGElement {
  const room = Math.floor((wide - NODE - 10) / 12) - Math.ceil(figure.text.length * 0.8) - 1;
  const measure = figure.measure ?? "";
  const words = room < 2 || measure === "" ? "" : measure.length <= room ? measure : `…${measure.slice(1 - room)}`;
  return draw("text", { x: x + NODE + 4, y: y + 12 }, draw("tspan", { class: "picture-number" }, figure.text), draw("tspan", { class: "picture-measure", dx: 4 }, words));
}

function ribbon(x1: number, y1: number, x2: number, y2: number, thick: number): SVGElement {
  const half = (x1 + x2) / 2;
  return draw("path", { class: "picture-ribbon", d: `M${x1} ${y1}C${half} ${y1} ${half} ${y2} ${x2} ${y2}V${y2 + thick}C${half} ${y2 + thick} ${half} ${y1 + thick} ${x1} ${y1 + thick}Z` });
}
