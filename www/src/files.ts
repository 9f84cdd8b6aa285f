// Opens a text: from a file that is chosen or dropped, in whatever encoding it is.
import { byId } from "./dom";

/** What becomes of a file. */
export interface FileListener {
  onText(name: string, text: string): void;
  /** A file that holds no plain text: a Word document, a spreadsheet, a picture. */
  onUnreadable(name: string): void;
}

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
  const text = await file.arrayBuffer().then(decode, () => undefined);
  if (text === undefined) listener.onUnreadable(file.name);
  else listener.onText(file.name, text);
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
