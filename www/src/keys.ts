// The keys: F8 and Shift+F8 from anywhere; letters only while a finding has the keyboard, so that none is typed by chance.

/** What the keys do. */
export interface KeyListener {
  /** Opens the next finding, or the one before. */
  onStep(by: 1 | -1): void;
  /** Applies the likeliest repair of the finding that has the keyboard. */
  onApply(): void;
  /** Opens the form that puts that finding aside. */
  onAside(): void;
}

export function listenToKeys(findings: HTMLElement, listener: KeyListener): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F8" || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    listener.onStep(event.shiftKey ? -1 : 1);
  });
  findings.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing;
    if (!plain || !(event.target as Element).matches(".finding")) return;
    const act = { a: () => listener.onApply(), d: () => listener.onAside() }[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
