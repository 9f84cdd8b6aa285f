/** What `<gouji-audit>` shows, made of the parts that the page is made of. */

import { card } from "../parts/card.js";
import { ClusterView, type ClusterListener } from "../parts/clusters.js";
import { coverage } from "../parts/coverage.js";
import { h } from "../parts/dom.js";
import { FigureTable } from "../parts/figures.js";
import { Filter } from "../parts/filter.js";
import { FindingList, type Listener } from "../parts/list.js";
import { fileNotices, notices, type NoticeListener, type Opened, type Repaired, type Trouble } from "../parts/notices.js";
import type { Check, Reading } from "../parts/report.js";
import { sections } from "../parts/sections.js";
import { Speech, type Language } from "../parts/speech.js";
import { legend, summary } from "../parts/summary.js";
import { TextView } from "../parts/text.js";
import type { Word } from "../parts/words.js";
import { SHEET } from "../styles.js";

/** All that is shown, but for what the reader has opened. */
export interface Shown {
  language: Language;
  /** The text that was checked, and its report; while there is none, the text alone. */
  text: string;
  reading: Reading | null;
  /** The newest text, which may not be checked yet. */
  draft: string;
  selected: Check | undefined;
  busy: boolean;
  /** The name of the file that is being read. */
  opening: string | null;
  opened: Opened;
  trouble: Trouble | null;
  repaired: Repaired | null;
  /** Whether the reader may change the text as a text. */
  editable: boolean;
  /** Whether repairs may be applied. */
  readonly: boolean;
  compact: boolean;
}

/** What the reader does. */
export interface ViewListener extends NoticeListener {
  onSelect(check: Check | undefined): void;
  /** The reader points at one figure of a finding. */
  onPoint(figure: string): void;
  onRepair(changes: { figure: string; text: string }[], check: Check | undefined): void;
  /** The reader puts a finding aside; gives why that cannot be, if so. */
  onPutAside(check: Check, reason: string, by: string): Promise<string | undefined>;
  onTakeUp(check: Check): void;
  onEdit(text: string): void;
  onFile(file: File): void;
}

let sheet: CSSStyleSheet | undefined;

export class View {
  readonly #speech = new Speech();
  readonly #frame = h("div", { class: "gouji frame", part: "frame", role: "group" });
  readonly #textPane = h("div", { class: "text-pane", part: "text-pane", role: "group" });
  readonly #title = h("span", {});
  readonly #textRoot = h("div", { part: "text", lang: "zh-CN" });
  readonly #field = h("textarea", { class: "field", part: "field", spellcheck: "false" });
  readonly #edit = h("button", { type: "button", class: "edit", part: "edit" });
  readonly #caret = h("div", { class: "caret", part: "card", role: "status" });
  readonly #legend = h("div", { class: "legend", part: "legend", role: "list" });
  readonly #pane = h("div", { class: "findings-pane", part: "findings-pane", role: "group" });
  readonly #summary = h("div", { class: "summary", part: "summary", role: "status" });
  readonly #opening = h("p", { class: "opening", role: "status" });
  readonly #notices = h("div", { class: "notices", part: "notices" });
  readonly #filterRoot = h("div", { part: "filter" });
  readonly #listRoot = h("div", { class: "findings", part: "findings", tabindex: -1 });
  readonly #clusterRoot = h("details", { part: "groups", name: "more", hidden: true });
  readonly #tableRoot = h("details", { part: "figures", name: "more", hidden: true });
  readonly #text: TextView;
  readonly #filter: Filter;
  readonly #list: FindingList;
  readonly #table: FigureTable;
  readonly #clusters: ClusterView;
  readonly #actions: Listener;
  readonly #ways: ClusterListener;
  #shown: Shown | undefined;
  /** Whether the reader has asked for the text to be written in. */
  #editing = false;

  constructor(
    root: ShadowRoot,
    private readonly listener: ViewListener,
  ) {
    const lineOf = (place: number) => this.#text.lineOf(place);
    this.#text = new TextView(this.#textRoot, this.#speech, { onPick: (figures) => this.#pick(figures), onReach: (figure) => this.#tell(figure) });
    this.#filter = new Filter(this.#filterRoot, this.#speech, () => this.#list.show(this.#shown?.reading ?? null, this.#shown?.selected));
    // A landmark may be there only once, and two elements may be.
    this.#filterRoot.setAttribute("role", "group");
    this.#actions = { onSelect: (check) => this.#open(this.#shown?.reading?.check(check)), onGoTo: (figure) => this.#point(figure), onRepair: undefined, onPutAside: undefined, onTakeUp: undefined };
    this.#ways = { onOpen: (check) => this.#open(check), onRepair: undefined };
    this.#list = new FindingList(this.#listRoot, lineOf, this.#actions, this.#filter, this.#speech);
    this.#table = new FigureTable(this.#tableRoot, this.#speech, lineOf, (figure) => {
      this.#pick([figure]);
      this.#text.reveal([figure]);
    });
    this.#clusters = new ClusterView(this.#clusterRoot, this.#speech, this.#ways);
    this.#edit.addEventListener("click", () => this.#toggle());
    this.#field.addEventListener("input", () => {
      this.#editing = true;
      listener.onEdit(this.#field.value);
    });
    takeFiles(this.#frame, () => this.#shown?.readonly === false, (file) => listener.onFile(file));
    this.#textPane.append(h("div", { class: "text-head" }, this.#title, this.#edit), this.#textRoot, this.#field, this.#caret, this.#legend);
    this.#pane.append(this.#summary, this.#opening, this.#notices, this.#filterRoot, this.#listRoot, this.#clusterRoot, this.#tableRoot);
    this.#frame.append(this.#textPane, this.#pane);
    root.adoptedStyleSheets = [(sheet ??= styled())];
    root.append(this.#frame);
  }

  /** Shows all of this; what has not changed is left alone. */
  show(shown: Shown): void {
    const before = this.#shown;
    this.#shown = shown;
    this.#speech.language = shown.language;
    const { reading, selected } = shown;
    this.#actions.onRepair = shown.readonly ? undefined : (figure, text) => this.listener.onRepair([{ figure, text }], this.#shown?.selected);
    this.#actions.onPutAside = shown.readonly ? undefined : (check, reason, by) => this.listener.onPutAside(check, reason, by);
    this.#actions.onTakeUp = shown.readonly ? undefined : (check) => this.listener.onTakeUp(check);
    this.#ways.onRepair = shown.readonly ? undefined : (changes) => this.listener.onRepair(changes, undefined);
    this.#frame.classList.toggle("compact", shown.compact);
    this.#listRoot.toggleAttribute("aria-busy", shown.busy);
    if (before?.language !== shown.language) this.#name();
    if (before?.reading !== reading || before.text !== shown.text || before.language !== shown.language) {
      this.#text.show(shown.text, reading);
      this.#filter.offer(reading, reading ? sections(shown.text) : []);
      this.#table.show(reading);
      this.#caret.replaceChildren();
    }
    this.#clusters.show(reading);
    this.#showField();
    this.#showNotices();
    this.#text.choose(selected?.figures.map((use) => use.id) ?? []);
    this.#list.show(reading, selected);
    if (selected && selected.fingerprint !== before?.selected?.fingerprint) this.#list.reveal();
  }

  /** Brings the figures of a finding into sight. */
  reveal(check: Check | undefined): void {
    this.#text.reveal(check?.figures.map((use) => use.id) ?? []);
  }

  /** Gives the button that takes a repair back the keyboard. */
  focusUndo(): void {
    this.#notices.querySelector<HTMLElement>("#undo-repair")?.focus({ preventScroll: true });
  }

  /** Gives the open finding the keyboard. */
  focusFinding(): void {
    this.#list.focusOpen();
  }

  /** Gives the findings the keyboard. */
  focusFindings(): void {
    this.#listRoot.focus({ preventScroll: true });
  }

  #name(): void {
    const say = (word: Word) => this.#speech.say(word);
    this.#frame.lang = this.#speech.language === "zh" ? "zh-CN" : "en";
    this.#frame.setAttribute("aria-label", say("element.label"));
    this.#textPane.setAttribute("aria-label", say("element.text"));
    this.#title.textContent = say("element.text");
    this.#pane.setAttribute("aria-label", say("element.findings"));
    this.#caret.setAttribute("aria-label", say("element.caret"));
    this.#legend.setAttribute("aria-label", say("element.legend"));
    this.#legend.replaceChildren(...legend(this.#speech));
    this.#field.setAttribute("aria-label", say("element.text"));
    this.#field.placeholder = say("element.placeholder");
  }

  #showField(): void {
    const { editable, draft } = this.#shown!;
    if (!editable) this.#editing = false;
    const field = editable && (this.#editing || draft === "");
    this.#field.hidden = !field;
    if (field && this.#field.value !== draft) this.#field.value = draft;
    this.#textRoot.hidden = field;
    this.#legend.hidden = field || !this.#shown!.reading;
    this.#edit.hidden = !editable || draft === "";
    this.#edit.textContent = this.#speech.say(this.#editing ? "element.done" : "element.edit");
  }

  #toggle(): void {
    this.#editing = !this.#editing;
    this.#showField();
    if (this.#editing) this.#field.focus();
  }

  #showNotices(): void {
    const { reading, busy, opening, opened, trouble, repaired } = this.#shown!;
    const line = h("div", {}, ...summary(reading, busy, this.#speech), coverage(reading, this.#speech));
    // Left alone where nothing changed: a screen reader speaks up at every change, and a button would lose the keyboard.
    if (!this.#summary.firstElementChild?.isEqualNode(line)) this.#summary.replaceChildren(line);
    const told = opening === null ? "" : this.#speech.say("element.opening", { name: opening });
    if (this.#opening.textContent !== told) this.#opening.textContent = told;
    const all = [...notices(reading?.report ?? null, trouble, repaired, this.#speech, this.listener), ...fileNotices(opened, this.#speech)];
    const { children } = this.#notices;
    if (all.length !== children.length || all.some((notice, index) => !notice.isEqualNode(children[index]!))) this.#notices.replaceChildren(...all);
  }

  #open(check: Check | undefined): void {
    this.listener.onSelect(check);
    this.reveal(check);
  }

  #point(figure: string): void {
    this.listener.onPoint(figure);
    this.#text.reveal([figure]);
    this.#tell(figure);
  }

  /** Opens the first check of the figures pointed at; pointing again goes on to the next. */
  #pick(figures: string[]): void {
    const checks = figures.flatMap((figure) => this.#shown?.reading?.checksOf(figure) ?? []);
    const next = checks[(checks.indexOf(this.#shown!.selected!) + 1) % checks.length];
    if (next) this.listener.onSelect(next);
    if (figures[0] !== undefined) this.#tell(figures[0]);
  }

  /** Tells of a figure below the text. */
  #tell(id: string): void {
    const { reading } = this.#shown!;
    const figure = reading?.figures.get(id);
    this.#caret.replaceChildren(...(reading && figure ? [card(figure, reading, this.#speech, (check) => this.listener.onSelect(check))] : []));
  }
}

/** Takes a file that is dropped on `root`, where that is wanted. */
function takeFiles(root: HTMLElement, isWanted: () => boolean, take: (file: File) => void): void {
  const over = (event: DragEvent) => isWanted() && (event.dataTransfer?.types.includes("Files") ?? false);
  root.addEventListener("dragover", (event) => {
    if (!over(event)) return;
    event.preventDefault();
    root.classList.add("dropping");
  });
  for (const end of ["dragleave", "drop"]) root.addEventListener(end, () => root.classList.remove("dropping"));
  root.addEventListener("drop", (event) => {
    const file = over(event) ? event.dataTransfer?.files[0] : undefined;
    if (!file) return;
    event.preventDefault();
    take(file);
  });
}

function styled(): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(SHEET);
  return made;
}
