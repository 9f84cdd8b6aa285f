// The rule packs of one's own, as they were pasted, kept on this machine. One that a later version refuses is put aside.
import type { RuleFault } from "gouji/full";

const KEY = "gouji.rules";

/** The packs that are kept, as they were pasted. */
export class RuleShelf {
  #packs: string[];
  readonly #aside = new Map<string, readonly RuleFault[]>();

  constructor(private readonly storage: Pick<Storage, "getItem" | "setItem"> | null) {
    this.#packs = remembered(storage);
  }

  get packs(): readonly string[] {
    return this.#packs;
  }

  /** Those that are in order: what the rules of a check are. */
  get sound(): string[] {
    return this.#packs.filter((pack) => !this.#aside.has(pack));
  }

  /** What is wrong with a pack that is put aside; nothing of any other. */
  faultsOf(pack: string): readonly RuleFault[] {
    return this.#aside.get(pack) ?? [];
  }

  /** Puts aside the packs that are refused now: they stay until they are mended or removed, but are not used. */
  async sort(faults: (pack: string) => Promise<readonly RuleFault[]>): Promise<void> {
    for (const pack of this.#packs) {
      const found = await faults(pack);
      if (found.length) this.#aside.set(pack, found);
    }
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
