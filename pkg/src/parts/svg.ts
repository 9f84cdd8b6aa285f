// What the pictures are drawn with. Sizes are drawn, never checked: checking is exact and done before.
import type { Check, Figure, Reading } from "./report.js";

const SVG = "http://www.w3.org/2000/svg";

/** How wide a picture is, in its own units. */
export const WIDTH = 480;

/** An element of a picture. */
export function draw(tag: string, attributes: Record<string, string | number>, ...children: (Node | string)[]): SVGElement {
  const made = document.createElementNS(SVG, tag) as SVGElement;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** A picture of this height, with what it shows in words. */
export function drawing(height: number, told: string, ...children: Node[]): SVGElement {
  return draw("svg", { viewBox: `0 0 ${WIDTH} ${height}`, class: "picture", role: "img", "aria-label": told }, ...children);
}

/** The number that an exact decimal or fraction is close to. */
export function near(exact: string | null | undefined): number | undefined {
  const [over, under = "1"] = (exact ?? "").split("/");
  const value = Number(over) / Number(under);
  return over !== "" && Number.isFinite(value) ? value : undefined;
}

/** How large a figure is drawn; nothing for one that may mean more than one value: a size would claim one. */
export function size(figure: Figure | undefined): number | undefined {
  const value = figure && figure.low === figure.high ? near(figure.low) : undefined;
  return value !== undefined && value > 0 ? value : undefined;
}

/** The figures that a check uses in this role. */
export function inRole(check: Check, reading: Reading, role: string): Figure[] {
  return check.figures.filter((use) => use.role === role).flatMap((use) => reading.figures.get(use.id) ?? []);
}
