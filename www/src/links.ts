// Draws the figures of the selected finding as tied: their roles above them, and a line from each to what they make up.
import { layer, type EditorView, type LayerMarker } from "@codemirror/view";
import { h } from "gouji/parts";
import { chosenField, placesOf, runsField } from "./marks";

const SVG = "http://www.w3.org/2000/svg";

/** Where a figure stands on the text, in pixels. */
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
  role: string;
}

class Drawing implements LayerMarker {
  constructor(private readonly boxes: readonly Box[], private readonly hub: Box | undefined) {}

  eq(other: LayerMarker): boolean {
    return other instanceof Drawing && JSON.stringify([this.boxes, this.hub]) === JSON.stringify([other.boxes, other.hub]);
  }

  draw(): HTMLElement {
    const drawing = element("svg", { class: "links" });
    for (const box of this.boxes) {
      if (this.hub && box !== this.hub) drawing.append(element("path", { d: line(box, this.hub) }));
      const label = element("text", { x: String(box.left), y: String(box.top - 1) });
      label.textContent = box.role;
      drawing.append(label);
    }
    return h("div", { class: "links-frame", "aria-hidden": "true" }, drawing);
  }
}

/** From below the upper figure to above the lower one; on one line, in a bow below both. */
function line(one: Box, other: Box): string {
  const middle = (box: Box) => (box.left + box.right) / 2;
  const [upper, lower] = one.top <= other.top ? [one, other] : [other, one];
  const [x1, x2] = [middle(upper), middle(lower)];
  if (lower.top < upper.bottom) {
    // The farther apart, the deeper, so that bows on one line are told from each other.
    const depth = upper.bottom + Math.min(8 + Math.abs(x2 - x1) / 24, 18);
    return `M${x1} ${upper.bottom} C${x1} ${depth} ${x2} ${depth} ${x2} ${lower.bottom}`;
  }
  const half = (upper.bottom + lower.top) / 2;
  return `M${x1} ${upper.bottom} C${x1} ${half} ${x2} ${half} ${x2} ${lower.top}`;
}

function element(tag: string, attributes: Record<string, string>): SVGElement {
  const made = document.createElementNS(SVG, tag) as SVGElement;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** Only figures that are on the screen have a place to be drawn at. */
function drawing(view: EditorView): readonly Drawing[] {
  const { roles, hub } = view.state.field(chosenField);
  if (roles.size < 2) return [];
  const pane = view.scrollDOM.getBoundingClientRect();
  const [x, y] = [pane.left - view.scrollDOM.scrollLeft, pane.top - view.scrollDOM.scrollTop];
  const boxes = new Map<string, Box>();
  for (const { from, to, ids } of placesOf(view.state, new Set(roles.keys()))) {
    const [start, end] = [view.coordsAtPos(from, 1), view.coordsAtPos(to, -1)];
    if (!start || !end) continue;
    for (const id of ids) {
      const role = roles.get(id);
      if (role === undefined || boxes.has(id)) continue;
      const right = end.top < start.bottom ? end.right : start.left + 16;
      boxes.set(id, { left: start.left - x, right: right - x, top: start.top - y, bottom: start.bottom - y, role });
    }
  }
  return boxes.size > 0 ? [new Drawing([...boxes.values()], hub === undefined ? undefined : boxes.get(hub))] : [];
}

/** Lets an editor that carries marks draw what ties them. */
export const links = layer({
  above: true,
  class: "cm-links",
  update: (update) =>
    update.docChanged || update.viewportChanged || update.geometryChanged || [runsField, chosenField].some((field) => update.startState.field<unknown>(field) !== update.state.field<unknown>(field)),
  markers: drawing,
});
