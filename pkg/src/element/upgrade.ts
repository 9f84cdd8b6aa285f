/** What a page sets on an element before its class is known. */

/** Sets these properties anew, now that there are setters for them. */
export function takeOver<E extends HTMLElement>(element: E, names: readonly (keyof E)[]): void {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    Reflect.deleteProperty(element, name);
    element[name] = value;
  }
}
