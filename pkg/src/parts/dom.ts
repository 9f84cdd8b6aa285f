// Makes elements.

type Props = Record<string, string | number | boolean | ((event: Event) => void) | undefined>;
type Child = Node | string | null | undefined | false;

/** An element with its attributes, listeners (`onclick` …) and children; `undefined` and `false` leave an attribute out. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) {
    if (child) element.append(child);
  }
  return element;
}

/** What has the keyboard in the document or the shadow tree that `node` stands in. */
export function active(node: Node): Element | null {
  return (node.getRootNode() as Document | ShadowRoot).activeElement;
}

/** Puts these choices into a field; one that was chosen stays on offer although the report no longer has it. */
export function fill(field: HTMLSelectElement, all: string, choices: [string, string][]): void {
  const chosen = field.value;
  const kept = chosen !== "" && !choices.some(([value]) => value === chosen);
  const earlier = kept ? [...field.options].find((option) => option.value === chosen) : undefined;
  const offered = [["", all], ...choices].map(([value, name]) => h("option", { value: value! }, name));
  if (earlier) offered.push(earlier);
  field.replaceChildren(...offered);
  field.value = chosen;
}
