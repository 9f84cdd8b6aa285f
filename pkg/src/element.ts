/** `<gouji-audit>`, the class: importing it needs no document, and registers nothing; `gouji/define` does. */

import { Auditor } from "./client.js";
import { changedFigures, changedText, changesOf, pointersOf, takenBack } from "./element/changes.js";
import { withDecision, withoutDecision } from "./element/decisions.js";
import { contentOf, type Input } from "./element/input.js";
import { takeOver } from "./element/upgrade.js";
import type { Change, GoujiAuditEventMap } from "./element/events.js";
import { View, type Shown } from "./element/view.js";
import { GoujiError } from "./error.js";
import { readFile, ReadError } from "./files.js";
import type { Check, Decisions, Figures, FiguresReport, KeptDecision, Options, Report } from "./full.js";
import { Reading } from "./parts/report.js";

export type { AuditDetail, AuditErrorDetail, Change, DecisionDetail, FindingSelectDetail, GoujiAuditEventMap, RepairDetail } from "./element/events.js";

/** Where there is no document, a class like any other. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/** What is shown, but for what the attributes say. */
type State = Omit<Shown, "language" | "editable" | "readonly" | "compact">;

/** The listeners of the element, typed by the name of the event. */
export interface GoujiAuditElement {
  addEventListener<K extends keyof GoujiAuditEventMap>(type: K, listener: (this: GoujiAuditElement, event: GoujiAuditEventMap[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: GoujiAuditElement, event: HTMLElementEventMap[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof GoujiAuditEventMap>(type: K, listener: (this: GoujiAuditElement, event: GoujiAuditEventMap[K]) => void, options?: boolean | EventListenerOptions): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: GoujiAuditElement, event: HTMLElementEventMap[K]) => void, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/**
 * Cross-checks the figures of a text, of ready figures or of a file, and shows what was found.
 *
 * Text or `<script type="application/json">` between its tags is audited where no property was set.
 *
 * @tagname gouji-audit
 * @slot - Not shown: the text to audit, HTML with tables, or figures in a `<script type="application/json">`.
 * @attr {"zh" | "en"} lang - The language of what is shown; Chinese where it is left out.
 * @attr {string} name - What the text is called in the report.
 * @attr {string} packs - The packs of the official forms, by name, parted by blanks; all of them where it is left out.
 * @attr {boolean} readonly - Nothing may be changed: no editing, no files dropped, nothing put aside, repairs only shown.
 * @attr {boolean} compact - Only the summary and the findings are shown.
 * @fires {CustomEvent<AuditDetail>} audit - An audit is done.
 * @fires {CustomEvent<AuditErrorDetail>} audit-error - No audit came about, and why.
 * @fires {CustomEvent<FindingSelectDetail>} finding-select - A finding was opened or closed, or one of its figures pointed at.
 * @fires {CustomEvent<RepairDetail>} repair - The reader asks for a repair, or for one to be taken back; prevent the default to make the change yourself.
 * @fires {CustomEvent<DecisionDetail>} decision - The reader puts a finding aside with a reason, or takes it up again; prevent the default to keep it yourself.
 * @cssprop [--gouji-font] - The family of letters.
 * @cssprop [--gouji-font-size=14px] - The size of letters.
 * @cssprop [--gouji-desk] - Behind the paper.
 * @cssprop [--gouji-paper] - The background.
 * @cssprop [--gouji-raised] - The background of what is open or pointed at.
 * @cssprop [--gouji-ink] - Letters.
 * @cssprop [--gouji-ink-soft] - Letters that say less.
 * @cssprop [--gouji-ink-faint] - Letters that say least.
 * @cssprop [--gouji-line] - Lines between things.
 * @cssprop [--gouji-focus] - The ring around what has the keyboard, and links.
 * @cssprop [--gouji-error] - Errors.
 * @cssprop [--gouji-error-wash] - The background of errors.
 * @cssprop [--gouji-warning] - What is to be verified.
 * @cssprop [--gouji-warning-wash] - The background of what is to be verified.
 * @cssprop [--gouji-info] - Remarks.
 * @cssprop [--gouji-info-wash] - The background of remarks.
 * @cssprop [--gouji-holds] - What holds.
 * @cssprop [--gouji-holds-wash] - The background of what holds.
 * @cssprop [--gouji-chosen] - The background of the figures of the open finding.
 * @cssprop [--gouji-chosen-edge] - Their edge.
 * @csspart frame - All of it.
 * @csspart text-pane - The half with the text.
 * @csspart text - The text.
 * @csspart field - The field in its place while it is edited.
 * @csspart edit - The button that begins and ends editing.
 * @csspart figure - A figure in the text; also by its state, as in `figure-error`: error, warning, info, aside, holds, unverifiable, none.
 * @csspart card - What is told of a figure below the text.
 * @csspart legend - What the marks mean.
 * @csspart findings-pane - The half with the findings.
 * @csspart summary - How much was found.
 * @csspart notices - What was done, and what went wrong.
 * @csspart filter - What narrows the list down.
 * @csspart findings - The list of findings.
 * @csspart finding - A finding in it.
 * @csspart badge - The state of a finding, and `badge-error` and so on.
 * @csspart detail - The calculation of the open finding.
 * @csspart repair - A button that applies a repair.
 * @csspart groups - The groups of tied figures.
 * @csspart figures - The table of all figures.
 */
export class GoujiAuditElement extends Base {
  static readonly observedAttributes = ["lang", "name", "packs", "readonly", "compact"];

  readonly #view: View;
  /** What was set by a property; what stands between the tags counts while nothing was. */
  #input: Input | undefined;
  /** What was audited last, wherever it came from. */
  #audited: Input | undefined;
  #rules: string[] | undefined;
  #decisions: Decisions | undefined;
  #earlier: string | undefined;
  #auditor: Auditor | undefined;
  /** Whether the auditor is the element's own, to be closed with it. */
  #isOwn = true;
  #content: MutationObserver | undefined;
  /** How many audits were asked for; an answer to any but the last is of no use. */
  #asked = 0;
  #isScheduled = false;
  /** Whether an audit is wanted as soon as the element is on a page. */
  #isDue = true;
  #shown: State = {
    text: "", draft: "", reading: null, selected: undefined, busy: false, opening: null, opened: { name: "", notes: [] }, trouble: null, repaired: null,
  };
  /** What was there before the last repair, and how it is put back. */
  #before: { input: Input; changes: Change[] } | undefined;

  constructor() {
    super();
    this.#view = new View(this.attachShadow({ mode: "open" }), {
      onSelect: (check) => this.#select(check),
      onPoint: (figure) => this.#tellSelected(this.#shown.selected, [figure]),
      onRepair: (asked, check) => this.#repair(asked, check),
      onPutAside: (check, reason, by) => this.#putAside(check, reason, by),
      onTakeUp: (check) => this.#decide(check, null, withoutDecision(this.#decisions, check)),
      onEdit: (text) => this.#take({ text }),
      onFile: (file) => this.#take({ file }),
      onRetry: () => this.#schedule(),
      onDismiss: () => this.#show({ trouble: null }),
      onUndo: () => this.#undo(),
    });
    takeOver(this, ["text", "figures", "file", "packs", "rules", "decisions", "earlier", "auditor", "name", "readonly", "compact"]);
  }

  connectedCallback(): void {
    this.#content ??= new MutationObserver(() => this.#input === undefined && this.#schedule());
    this.#content.observe(this, { childList: true, characterData: true, subtree: true });
    if (this.#isDue) this.#schedule();
  }

  disconnectedCallback(): void {
    this.#content?.disconnect();
    // One that is only moved is connected again at once.
    queueMicrotask(() => {
      if (this.isConnected || !this.#isOwn) return;
      this.#isDue ||= this.#shown.busy;
      this.#auditor?.close();
      this.#auditor = undefined;
    });
  }

  attributeChangedCallback(name: string): void {
    if (name === "packs" || name === "name") this.#schedule();
    else this.#show({});
  }

  /** The text to audit; of figures and files, the text that was made of them. */
  get text(): string {
    return this.#input && "text" in this.#input ? this.#input.text : this.#shown.draft;
  }

  set text(text: string | null | undefined) {
    this.#take(text === null || text === undefined ? undefined : { text: String(text) });
  }

  /** The figures to audit, as JSON has them; `null` where a text or a file is audited. */
  get figures(): Figures | null {
    const input = this.#input ?? this.#audited;
    return input && "figures" in input ? input.figures : null;
  }

  set figures(figures: Figures | null | undefined) {
    this.#take(figures ? { figures } : undefined);
  }

  /** The file to audit; its readers are loaded when the first one comes. */
  get file(): Blob | null {
    return this.#input && "file" in this.#input ? this.#input.file : null;
  }

  set file(file: Blob | null | undefined) {
    this.#take(file ? { file } : undefined);
  }

  /** The packs of the official forms that are held against it, by name; `null` for all of them. */
  get packs(): string[] | null {
    return this.getAttribute("packs")?.split(/[\s,]+/).filter((name) => name !== "") ?? null;
  }

  set packs(packs: readonly string[] | string | null | undefined) {
    this.#reflect("packs", typeof packs === "string" ? packs : (packs?.join(" ") ?? null));
  }

  /** The rule packs of one's own, each the text of its TOML. */
  get rules(): string[] {
    return this.#rules ?? [];
  }

  set rules(rules: readonly string[] | null | undefined) {
    this.#rules = rules ? [...rules] : undefined;
    this.#schedule();
  }

  /** The findings that are put aside. */
  get decisions(): Decisions | null {
    return this.#decisions ?? null;
  }

  set decisions(decisions: Decisions | null | undefined) {
    this.#decisions = decisions ?? undefined;
    this.#schedule();
  }

  /** The text of the report of the year before, to hold its figures against what this one says of that year. */
  get earlier(): string | null {
    return this.#earlier ?? null;
  }

  set earlier(text: string | null | undefined) {
    this.#earlier = text ?? undefined;
    this.#schedule();
  }

  /** What the text is called in the report. */
  get name(): string {
    return this.getAttribute("name") ?? "";
  }

  set name(name: string | null | undefined) {
    this.#reflect("name", name ?? null);
  }

  /** Whether nothing may be changed: no editing, no files dropped, nothing put aside, repairs only shown. */
  get readonly(): boolean {
    return this.hasAttribute("readonly");
  }

  set readonly(on: boolean) {
    this.#reflect("readonly", on ? "" : null);
  }

  /** Whether only the summary and the findings are shown. */
  get compact(): boolean {
    return this.hasAttribute("compact");
  }

  set compact(on: boolean) {
    this.#reflect("compact", on ? "" : null);
  }

  /** The auditor that is asked; one that is set here is not closed with the element. */
  get auditor(): Auditor {
    return (this.#auditor ??= new Auditor());
  }

  set auditor(auditor: Auditor | null | undefined) {
    if (this.#isOwn) this.#auditor?.close();
    this.#auditor = auditor ?? undefined;
    this.#isOwn = !auditor;
    this.#schedule();
  }

  /** The last report; `null` before the first. */
  get report(): Report | FiguresReport | null {
    return this.#shown.reading?.report ?? null;
  }

  /** Opens the finding with this id; `null` closes the one that is open. */
  select(id: string | null): void {
    this.#select(this.#shown.reading?.check(id));
    this.#view.reveal(this.#shown.selected);
  }

  /** Opens the most pressing finding on a figure, named by its id or by the JSON pointer of its value; tells whether there is one. */
  selectFigure(figure: string): boolean {
    const id = Object.entries(this.#pointers).find(([, pointer]) => pointer === figure)?.[0] ?? figure;
    const [check] = this.#shown.reading?.checksOf(id) ?? [];
    if (check) this.select(check.id);
    return check !== undefined;
  }

  /** Takes what the host or the reader gives; `undefined` stands for what is between the tags. */
  #take(input: Input | undefined): void {
    this.#input = input;
    this.#before = undefined;
    this.#shown = { ...this.#shown, repaired: null, trouble: null, opened: { name: "", notes: [] } };
    if (input && "text" in input) this.#show({ draft: input.text });
    this.#schedule();
  }

  /** Several properties that are set together make one audit. */
  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(() => {
      this.#isScheduled = false;
      this.#isDue = !this.isConnected;
      if (this.isConnected) void this.#audit();
    });
  }

  async #audit(): Promise<void> {
    const asked = ++this.#asked;
    const isStale = () => asked !== this.#asked;
    try {
      const input = this.#input ?? contentOf(this);
      const given = "file" in input ? await this.#read(input.file) : input;
      if (isStale() || !given) return;
      this.#audited = given;
      const what = "text" in given ? given.text : given.figures;
      this.#show({ busy: true, ...(typeof what === "string" && { draft: what, ...(!this.#shown.reading && { text: what }) }) });
      const report = await this.auditor.audit(what, { ...this.#options(), newest: true });
      if (isStale()) return;
      const reading = await Reading.gently(report);
      if (isStale()) return;
      const text = typeof what === "string" ? what : (report as FiguresReport).text;
      this.#show({ text, draft: text, reading, selected: reading.sameAs(this.#shown.selected), busy: false, trouble: null });
      this.#tell("audit", { report, text });
    } catch (error) {
      if (isStale() || (error instanceof GoujiError && error.code === "aborted")) return;
      this.#fail(error);
    }
  }

  /** The text of a file, which takes its place. */
  async #read(file: Blob): Promise<{ text: string } | undefined> {
    const name = file instanceof File ? file.name : this.name;
    this.#show({ opening: name || "…" });
    try {
      const { text, notes } = await readFile(file, name);
      if (this.file !== file) return undefined;
      this.#show({ opened: { name, notes } });
      return { text };
    } finally {
      if (this.file === file) this.#show({ opening: null });
    }
  }

  #fail(error: unknown): void {
    const known = knownError(error);
    const trouble: Shown["trouble"] = known instanceof ReadError ? { kind: "unreadable", name: this.#fileName ?? this.name, why: known.text } : { kind: "failed", error: known };
    const { draft } = this.#shown;
    this.#show({ busy: false, trouble, text: draft, ...(draft !== this.#shown.text && { reading: null, selected: undefined }) });
    this.#tell("audit-error", { error: known });
  }

  #options(): Options {
    const given = {
      name: this.name || this.#fileName,
      packs: this.packs ?? undefined,
      rules: this.#rules,
      decisions: this.#decisions,
      earlier: this.#earlier,
    };
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  }

  get #fileName(): string | undefined {
    const file = this.file;
    return file instanceof File ? file.name : undefined;
  }

  #show(changed: Partial<State>): void {
    this.#shown = { ...this.#shown, ...changed };
    const { readonly, compact } = this;
    const editable = !readonly && !compact && this.figures === null;
    this.#view.show({ ...this.#shown, language: this.#language, editable, readonly, compact });
  }

  get #language(): "zh" | "en" {
    return this.lang.toLowerCase().startsWith("en") ? "en" : "zh";
  }

  #select(check: Check | undefined): void {
    this.#show({ selected: check });
    this.#tellSelected(check, check?.figures.map((use) => use.id) ?? []);
  }

  #tellSelected(check: Check | undefined, ids: string[]): void {
    const figures = ids.flatMap((id) => this.#shown.reading?.figures.get(id) ?? []);
    this.#tell("finding-select", { check: check ?? null, figures, pointers: ids.flatMap((id) => this.#pointers[id] ?? []) });
  }

  #repair(asked: { figure: string; text: string }[], check: Check | undefined): void {
    const { figures } = this;
    const changes = changesOf(asked, this.#shown.reading, figures);
    if (changes.length === 0) return;
    const was = changes.map((change) => change.was).join(", ");
    if (this.#shown.busy || this.#shown.draft !== this.#shown.text) return this.#show({ trouble: { kind: "not-repaired", was } });
    const before: Input = figures ? { figures } : { text: this.#shown.text };
    const after: Input = figures ? { figures: changedFigures(figures, changes) } : { text: changedText(this.#shown.text, changes) };
    if (!this.#tellRepair(after, changes, check, false)) return;
    const { opened } = this.#shown;
    this.#take(after);
    this.#before = { input: before, changes };
    this.#show({ opened, repaired: { was, text: changes.map((change) => change.text).join(", ") } });
    this.#view.focusUndo();
  }

  /** Puts a finding aside; gives why that cannot be, if so. */
  async #putAside(check: Check, reason: string, by: string): Promise<string | undefined> {
    const decision = { fingerprint: check.fingerprint, reason, ...(by && { by }) };
    try {
      const refused = await this.auditor.refusal(decision, check.severity);
      if (refused) return refused[this.#language];
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
    this.#decide(check, decision, withDecision(this.#decisions, decision));
    return undefined;
  }

  #decide(check: Check, decision: KeptDecision | null, decisions: Decisions): void {
    this.#view.focusFinding();
    if (this.#tell("decision", { check, decision, decisions }, true)) this.decisions = decisions;
  }

  #undo(): void {
    const before = this.#before;
    if (!before) return;
    const changes = takenBack(before.changes, "figures" in before.input ? before.input.figures : undefined);
    if (!this.#tellRepair(before.input, changes, undefined, true)) return;
    this.#take(before.input);
    this.#view.focusFindings();
  }

  #tellRepair(after: Input, changes: Change[], check: Check | undefined, undo: boolean): boolean {
    return this.#tell("repair", { changes, check: check ?? null, text: "text" in after ? after.text : undefined, figures: "figures" in after ? after.figures : undefined, undo }, true);
  }

  get #pointers(): Record<string, string> {
    return pointersOf(this.#shown.reading);
  }

  #tell<K extends keyof GoujiAuditEventMap>(type: K, detail: GoujiAuditEventMap[K]["detail"], cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
  }

  #reflect(name: string, value: string | null): void {
    if (value === null) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }
}

function knownError(error: unknown): GoujiError | ReadError {
  if (error instanceof GoujiError || error instanceof ReadError) return error;
  return new GoujiError("worker-failed", { zh: `核对出错：${String(error)}`, en: `the audit failed: ${String(error)}` });
}
