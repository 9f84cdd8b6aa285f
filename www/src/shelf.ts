// The rule packs of one's own, as they were pasted, kept on this machine.
const KEY = "gouji.rules";

/** The packs that are kept, as they were pasted. */
export class RuleShelf {
  #packs: string[];

  constructor(private readonly storage: Pick<Storage, "getItem" | "setItem"> | null) {
    this.#packs = remembered(storage);
  }

  get packs(): readonly string[] {
    return this.#packs;
  }

  /** Keeps a pack; one of the same name gives way. */
  add(pack: string): void {
    const name = nameOf(pack);
    this.#set([...this.#packs.filter((kept) => name === undefined ? kept !== pack : nameOf(kept) !== name), pack]);
  }

  remove(pack: string): void {
    this.#set(this.#packs.filter((kept) => kept !== pack));
  }

  #set(packs: string[]): void {
    this.#packs = packs;
    try {
      this.storage?.setItem(KEY, JSON.stringify(packs));
    } catch {
      // Storage may be closed or full; the packs then last as long as the page does.
    }
  }
}

/** The name that a pack gives itself in `[pack]`. */
export function nameOf(pack: string): string | undefined {
  const own = /^\s*\[pack\]\s*$([^[]*)/m.exec(pack)?.[1] ?? "";
  return /^\s*id\s*=\s*["']([^"']+)["']/m.exec(own)?.[1];
}

function remembered(storage: Pick<Storage, "getItem"> | null): string[] {
  try {
    const packs: unknown = JSON.parse(storage?.getItem(KEY) ?? "[]");
    return Array.isArray(packs) ? packs.filter((pack) => typeof pack === "string") : [];
  } catch {
    return [];
  }
}
