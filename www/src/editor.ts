// The editor that holds the report's text.
import { defaultKeymap, history, historyKeymap, isolateHistory, undo } from "@codemirror/commands";
import { search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, highlightSpecialChars, hoverTooltip, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { textOfTables, type Figure, type Reading } from "gouji/parts";
import { say } from "./language";
import { links } from "./links";
import { chooseFigures, figuresAt, marks, placesOf, showFigures, type Chosen } from "./marks";
import { WORDS, type Word } from "./words";

/** The longest text that the page takes in, in UTF-16 units: more than any report, and checked in seconds. */
export const MAX_LENGTH = 2_000_000;

/** What the editor tells the page. */
export interface Listener {
  onEdit(): void;
  /** The reader points at figures, the topmost first. */
  onPick(figures: string[]): void;
  onTooLong(length: number): void;
  /** The cursor has come to a figure, or left it. */
  onCaret(figure: string | null): void;
  /** What is shown of a figure where the pointer rests. */
  cardOf(figure: string): HTMLElement | null;
}

export class Editor {
  readonly #view: EditorView;
  readonly #words = new Compartment();

  constructor(parent: HTMLElement, text: string, listener: Listener) {
    const pick = (view: EditorView, place: number | null) => {
      const figures = place === null ? [] : figuresAt(view.state, place);
      if (figures.length > 0) listener.onPick(figures);
      return figures.length > 0;
    };
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          // Before the usual keys, which give Mod-Enter another meaning.
          keymap.of([{ key: "Mod-Enter", run: (view) => pick(view, view.state.selection.main.head) }]),
          keymap.of([...searchKeymap, ...historyKeymap, ...defaultKeymap]),
          history(),
          search({ top: true }),
          lineNumbers(),
          highlightSpecialChars(),
          EditorView.lineWrapping,
          marks,
          links,
          hoverTooltip((view, place) => {
            const [figure] = figuresAt(view.state, place);
            const dom = figure === undefined ? null : listener.cardOf(figure);
            return dom && { pos: place, above: true, create: () => ({ dom }) };
          }),
          this.#words.of(wording()),
          EditorView.domEventHandlers({
            paste: (event, view) => {
              const text = textOfTables(event.clipboardData?.getData("text/html") ?? "");
              if (text === undefined) return false;
              event.preventDefault();
              view.dispatch(view.state.replaceSelection(text), { userEvent: "input.paste", scrollIntoView: true });
              return true;
            },
            click: (event, view) => {
              const figure = (event.target as Element).closest(".figure");
              if (figure && view.state.selection.main.empty) pick(view, view.posAtDOM(figure));
            },
          }),
          EditorState.transactionFilter.of((transaction) => {
            if (!transaction.docChanged || transaction.newDoc.length <= MAX_LENGTH) return transaction;
            listener.onTooLong(transaction.newDoc.length);
            return [];
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) listener.onEdit();
            if (update.selectionSet || update.docChanged) listener.onCaret(this.caret);
          }),
        ],
      }),
    });
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  /** The figure at the cursor. */
  get caret(): string | null {
    const { state } = this.#view;
    return figuresAt(state, state.selection.main.head)[0] ?? null;
  }

  /** Puts another text in place of this one; it can be undone. */
  setText(text: string): void {
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text }, selection: { anchor: 0 }, scrollIntoView: true });
  }

  /** Puts texts in the places of figures, as one step to undo; false where an edit has changed one of them since. */
  repair(wanted: { figure: Figure; text: string }[]): boolean {
    const changes: { from: number; to: number; insert: string }[] = [];
    for (const { figure, text } of wanted) {
      const places = placesOf(this.#view.state, new Set([figure.id]));
      const [from, to] = [places[0]?.from, places.at(-1)?.to];
      if (from === undefined || to === undefined || this.#view.state.sliceDoc(from, to) !== figure.text) return false;
      changes.push({ from, to, insert: text });
    }
    this.#view.dispatch({ changes, annotations: isolateHistory.of("full"), userEvent: "input.repair" });
    return true;
  }

  /** Takes the last step back. */
  undo(): void {
    undo(this.#view);
  }

  /** The number of the line that a place of the text is on. */
  lineOf(place: number): number {
    const { doc } = this.#view.state;
    return doc.lineAt(Math.min(place, doc.length)).number;
  }

  /** Marks the figures of a report. */
  show(reading: Reading): void {
    this.#view.dispatch({ effects: showFigures(reading) });
  }

  /** Highlights these figures, without moving the text. */
  choose(chosen: Chosen): void {
    this.#view.dispatch({ effects: chooseFigures(chosen) });
  }

  /** Brings these figures into view, all of them if they fit; the text stays where it is if they are in view already. */
  reveal(figures: Iterable<string>): void {
    const view = this.#view;
    const places = placesOf(view.state, new Set(figures));
    const first = places[0];
    if (!first || places.every((place) => this.#isInView(place.from))) return;
    const together = places.filter((place) => view.lineBlockAt(place.to).bottom - view.lineBlockAt(first.from).top < view.scrollDOM.clientHeight);
    const middle = together[Math.floor(together.length / 2)] ?? first;
    view.dispatch({ effects: EditorView.scrollIntoView(middle.from, { y: "center" }) });
  }

  #isInView(place: number): boolean {
    const at = this.#view.coordsAtPos(place);
    const pane = this.#view.scrollDOM.getBoundingClientRect();
    return at !== null && at.top >= pane.top && at.bottom <= pane.bottom;
  }

  focus(): void {
    this.#view.focus();
  }

  /** Takes up a change of language. */
  translate(): void {
    this.#view.dispatch({ effects: this.#words.reconfigure(wording()) });
  }
}

function wording(): Extension {
  const phrases = Object.keys(WORDS).filter((word) => word.startsWith("search."));
  return [
    placeholder(say("placeholder")),
    EditorView.contentAttributes.of({ "aria-label": say("textLabel"), tabindex: "0", spellcheck: "false" }),
    EditorState.phrases.of(Object.fromEntries(phrases.map((word) => [word.slice("search.".length), say(word as Word)]))),
  ];
}
