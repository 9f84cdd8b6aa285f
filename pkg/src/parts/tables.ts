// Rich text that has tables: each row becomes a line of cells parted by tabs, as the checker reads them.

const BLOCKS = new Set(["P", "DIV", "LI", "H1", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "SECTION", "ARTICLE", "BLOCKQUOTE", "PRE"]);
const UNSEEN = new Set(["STYLE", "SCRIPT", "TITLE", "HEAD", "TEMPLATE", "DEL"]);

/** What its program does not show: hidden rows and columns of Excel, hidden and deleted text of Word. */
const isHidden = (element: HTMLElement): boolean =>
  UNSEEN.has(element.tagName) || element.style.display === "none" || /mso-hide:\s*all/i.test(element.getAttribute("style") ?? "");

/** The text of pasted HTML, or undefined where it has no table and the plain text serves as well. */
export function textOfTables(html: string): string | undefined {
  const pasted = new DOMParser().parseFromString(html, "text/html");
  if (!pasted.querySelector("td, th")) return undefined;
  return textOf(pasted.body);
}

/** The text of what stands in a node: a line for each paragraph and each row of a table. */
export function textOf(node: Node): string {
  const lines: string[] = [""];
  write(node, lines);
  return lines.map((line) => line.replace(/ +$/, "")).filter((line, index, all) => line !== "" || (all[index - 1] ?? "") !== "").join("\n").trim();
}

function write(node: Node, lines: string[]): void {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      lines[lines.length - 1] += (child.nodeValue ?? "").replace(/[ \t\r\n\f]+/g, " ").replace(/^ (?=$)/, "");
    } else if (child instanceof HTMLTableElement) {
      startLine(lines);
      lines.pop();
      lines.push(...rows(child), "");
    } else if (child instanceof HTMLPreElement) {
      startLine(lines);
      lines.pop();
      lines.push(...(child.textContent ?? "").split("\n"), "");
    } else if (child instanceof HTMLElement && !isHidden(child)) {
      const breaks = BLOCKS.has(child.tagName);
      if (breaks) startLine(lines);
      if (child.tagName === "BR") lines.push("");
      write(child, lines);
      if (breaks) startLine(lines);
    }
  }
}

function startLine(lines: string[]): void {
  if (lines.at(-1) !== "") lines.push("");
}

/** A cell that spans others stands in the first of its places; the rest are empty, so that columns stay in line. */
function rows(table: HTMLTableElement): string[] {
  const grid: string[][] = [];
  const taken = new Set<string>();
  const shown = [...table.rows].filter((row) => !isHidden(row));
  shown.forEach((row, y) => {
    const cells: string[] = [];
    let x = 0;
    for (const cell of row.cells) {
      if (isHidden(cell)) continue;
      while (taken.has(`${x},${y}`)) cells[x++] = "";
      // Spans are written by others and may be huge: no more is kept than tables have.
      const [wide, high] = [Math.min(cell.colSpan, 200), Math.min(cell.rowSpan || 1, shown.length - y)];
      for (let dy = 1; dy < high; dy++) for (let dx = 0; dx < wide; dx++) taken.add(`${x + dx},${y + dy}`);
      cells[x++] = (cell.textContent ?? "").replace(/\s+/g, " ").trim();
      for (let dx = 1; dx < wide; dx++) cells[x++] = "";
    }
    grid.push(cells);
  });
  return grid.map((cells) => cells.join("\t")).filter((line) => line.trim() !== "");
}
