// Opens a text: from a file that is chosen or dropped, whatever it is: plain text is read here, all else by the readers.
import type { Text } from "gouji";
import { readFile, ReadError, type FileNote } from "gouji/files";
import { byId } from "./dom";

/** What becomes of a file. */
export interface FileListener {
  /** The file is being read, which may take a while. */
  onStart?(name: string): void;
  /** The text of the file, and what should be known of it. */
  onText(name: string, text: string, notes: FileNote[]): void;
  /** A file that holds no text, and why it cannot be read. */
  onUnreadable(name: string, why: Text): void;
  /** Whether the listener has taken the file as something else than a report: `text` is what it holds. */
  isOther?(name: string, text: string): boolean;
}

/** What is opened without the readers. */
const PLAIN = /\.(txt|text)$/i;
/** What may hold something else than a report. */
const OTHER = /\.json$/i;

/** Takes files from the chooser and from a drop anywhere on the page. */
export function acceptFiles(listener: FileListener): void {
  choose("open", "file", listener);
  // Ahead of the editor, which would take a dropped file for text.
  document.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault(), true);
  document.addEventListener(
    "drop",
    (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      void read(event.dataTransfer?.files[0], listener);
    },
    true,
  );
}

/** Lets a button of the page open the chooser of a field. */
export function choose(button: string, field: string, listener: FileListener): void {
  const chooser = byId(field) as HTMLInputElement;
  byId(button).addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", () => {
    void read(chooser.files?.[0], listener);
    chooser.value = "";
  });
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

async function read(file: File | undefined, listener: FileListener): Promise<void> {
  if (!file) return;
  listener.onStart?.(file.name);
  const { name } = file;
  const plain = PLAIN.test(name) || OTHER.test(name) ? await file.arrayBuffer().then(decode, () => undefined) : undefined;
  if (plain !== undefined && listener.isOther?.(name, plain)) return;
  if (plain !== undefined && PLAIN.test(name)) return listener.onText(name, plain, []);
  try {
    const { text, notes } = await readFile(file, name);
    listener.onText(name, text, notes);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    listener.onUnreadable(name, error.text);
  }
}

/** The text that bytes hold: by their mark, else UTF-8, else GB 18030; undefined where they hold none. */
export function decode(bytes: ArrayBuffer): string | undefined {
  const [first, second] = new Uint8Array(bytes);
  const marked = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : undefined;
  for (const encoding of marked ? [marked] : ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return text.includes("\0") ? undefined : text.replace(/\r\n?/g, "\n");
    } catch {
      // Not in this encoding.
    }
  }
  return undefined;
}
