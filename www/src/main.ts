// The page: brings editor, checker and findings together.
import type { Text } from "gouji";
import { Auditor } from "gouji/client";
import { card, ClusterView, coverage, FigureTable, fileNotices, Filter, FindingList, h, legend, notices, Reading, sections, statedFigure, summary, type Check, type Opened, type Repaired, type Trouble } from "gouji/parts";
import type { FileNote } from "gouji/files";
import { Checker } from "./checker";
import { DecisionBook, ownStorage, readDecisions } from "./decisions";
import { byId } from "./dom";
import { Editor, MAX_LENGTH } from "./editor";
import { offerExports } from "./exports";
import { comparison, type Draft } from "./compare";
import { acceptFiles, choose } from "./files";
import { listenToKeys } from "./keys";
import { fillWords, language, say, setLanguage, speech } from "./language";
import type { Chosen } from "./marks";
import { keepOffline } from "./offline";
import { offerProof, show as showProof } from "./proof";
import { RulePanel } from "./rules";
import { RuleShelf } from "./shelf";
import sample from "./samples/district.txt?raw";

let reading: Reading | null = null;
let selected: Check | undefined;
/** The text that the report is of. */
let checkedText = "";
let trouble: Trouble | null = null;
let repaired: Repaired | null = null;
let busy = true;
/** The earlier draft that the text is compared with. */
let draft: Draft | null = null;
/** What the text is called: the name of its file, or empty. */
let name = "";
/** The file that the text was read from. */
let opened: Opened = { name: "", notes: [] };

const auditor = new Auditor();
const book = new DecisionBook(ownStorage());
const shelf = new RuleShelf(ownStorage());

const editor = new Editor(byId("editor"), sample, {
  onEdit() {
    if (trouble ?? repaired) {
      trouble = null;
      repaired = null;
      showNotices();
    }
    checker.changed();
  },
  onPick: pick,
  onTooLong(length) {
    setTrouble({ kind: "too-long", length, max: MAX_LENGTH });
  },
  onCaret: showCaret,
  cardOf,
});

const filter = new Filter(byId("filter"), speech, () => list.show(reading, selected));

const list = new FindingList(byId("findings"), (place) => editor.lineOf(place), {
  onSelect(check) {
    select(reading?.check(check));
    editor.reveal(usedBy(selected));
  },
  onGoTo(figure) {
    editor.reveal([figure]);
  },
  onRepair: (figure, text) => repair([{ figure, text }]),
  async onPutAside(check, reason, by) {
    const decision = { fingerprint: check.fingerprint, reason, ...(by && { by }) };
    try {
      const refused = await auditor.refusal(decision, check.severity);
      if (refused) return refused[language()];
    } catch (error) {
      return setTrouble({ kind: "failed", error }), undefined;
    }
    list.focusOpen();
    book.add(name, [decision]);
    checker.changed();
    return undefined;
  },
  onTakeUp(check) {
    list.focusOpen();
    book.drop(name, { fingerprint: check.fingerprint, reason: check.decision?.reason ?? "" });
    checker.changed();
  },
}, filter, speech);

const table = new FigureTable(byId("all-figures") as HTMLDetailsElement, speech, (place) => editor.lineOf(place), (figure) => {
  const [check] = reading?.checksOf(figure) ?? [];
  if (check) select(check);
  editor.reveal([figure]);
});

const clusters = new ClusterView(byId("clusters") as HTMLDetailsElement, speech, {
  onOpen(check) {
    select(check);
    editor.reveal(usedBy(check));
  },
  onRepair: (changes) => repair(changes),
});

const checker = new Checker({ audit: (text) => auditor.audit(text, { name, decisions: book.of(name), rules: shelf.sound }) }, () => editor.text, {
  onStart() {
    busy = true;
    byId("findings").setAttribute("aria-busy", "true");
  },
  onReport(report) {
    checkedText = editor.text;
    const earlier = selected;
    reading = new Reading(report);
    trouble = null;
    selected = reading.sameAs(earlier);
    settled();
    editor.show(reading);
    showCaret(editor.caret);
    editor.choose(chosenBy(selected));
  },
  onFailure(error) {
    trouble = { kind: "failed", error };
    settled();
  },
});

const rules = new RulePanel(shelf, {
  faults: (pack) => auditor.ruleFaults(pack),
  onChange: () => checker.changed(),
  onFailure: (error) => setTrouble({ kind: "failed", error }),
});

function settled(): void {
  busy = false;
  byId("findings").removeAttribute("aria-busy");
  render();
}

function render(): void {
  const line = h("div", {}, ...summary(reading, busy, speech), coverage(reading, speech));
  // Left alone where nothing changed: a screen reader speaks up at every change.
  if (!byId("summary").firstElementChild?.isEqualNode(line)) byId("summary").replaceChildren(line);
  showNotices();
  filter.offer(reading, sections(checkedText));
  list.show(reading, selected);
  table.show(reading);
  clusters.show(reading);
  rules.show(reading?.report.rules);
  byId("keys").hidden = !reading?.report.checks.length;
}

function showNotices(): void {
  const told = notices(reading?.report ?? null, trouble, repaired, speech, {
    onRetry: () => void checker.now(),
    onDismiss: () => setTrouble(null),
    onUndo: () => {
      editor.undo();
      byId("findings").focus();
    },
  });
  told.push(...fileNotices(opened, speech));
  if (draft && reading) {
    told.push(comparison(draft, reading.report, {
      onOpen(fingerprint) {
        select(reading?.report.checks.find((check) => check.fingerprint === fingerprint));
        editor.reveal(usedBy(selected));
      },
      onEnd() {
        draft = null;
        showNotices();
      },
    }));
  }
  const shown = byId("notices").children;
  // Left alone where nothing changed, so that a button keeps the keyboard.
  if (told.length !== shown.length || told.some((notice, index) => !notice.isEqualNode(shown[index]!))) byId("notices").replaceChildren(...told);
}

function setTrouble(to: Trouble | null): void {
  trouble = to;
  showNotices();
}

/** Puts a repair into the text, all of it or nothing; the notice that says so takes it back. */
function repair(asked: { figure: string; text: string }[]): void {
  const changes = asked.flatMap(({ figure, text }) => {
    const found = reading?.figures.get(figure);
    return found ? [{ figure: found, text }] : [];
  });
  const was = changes.map(({ figure }) => figure.text).join(", ");
  if (changes.length === 0) return;
  if (!editor.repair(changes)) return setTrouble({ kind: "not-repaired", was });
  repaired = { was, text: changes.map(({ text }) => text).join(", ") };
  showNotices();
  byId("undo-repair").focus();
}

function select(check: Check | undefined): void {
  selected = check;
  list.show(reading, selected);
  list.reveal();
  editor.choose(chosenBy(selected));
}

/** Opens the first check of the figures pointed at; pointing again goes on to the next. */
function pick(figures: string[]): void {
  const checks = figures.flatMap((figure) => reading?.checksOf(figure) ?? []);
  const next = checks[(checks.indexOf(selected!) + 1) % checks.length];
  if (next) select(next);
}

function usedBy(check: Check | undefined): string[] {
  return check?.figures.map((use) => use.id) ?? [];
}

/** The figures of a check by their roles, tied to what they make up. */
function chosenBy(check: Check | undefined): Chosen {
  const roles = new Map(check?.figures.map((use) => [use.id, speech.term("role", use.role)]));
  return { roles, hub: check && (statedFigure(check) ?? check.figures[0]?.id) };
}

function cardOf(id: string): HTMLElement | null {
  const figure = reading?.figures.get(id);
  return figure && reading ? card(figure, reading, speech, (check) => select(check)) : null;
}

/** Tells of the figure at the cursor, below the text. */
function showCaret(id: string | null): void {
  const told = id === null ? null : cardOf(id);
  const place = byId("caret");
  place.hidden = told === null;
  place.replaceChildren(...(told ? [told] : []));
}

function speak(): void {
  fillWords(document);
  byId("legend").replaceChildren(...legend(speech));
  editor.translate();
  showProof();
  render();
}

/** Puts another text in, by its name. */
function take(text: string, called: string, notes: FileNote[] = []): void {
  name = called;
  opened = { name: called, notes };
  byId("opening").textContent = "";
  trouble = null;
  editor.setText(text);
}

/** A file that cannot be read is told of; the text stays. */
function unreadable(called: string, why: Text): void {
  byId("opening").textContent = "";
  setTrouble({ kind: "unreadable", name: called, why });
}

function opening(called: string): void {
  byId("opening").textContent = say("notice.opening", { name: called });
}

acceptFiles({
  onStart: opening,
  isOther(_called, text) {
    const decisions = readDecisions(text);
    if (!decisions) return false;
    byId("opening").textContent = "";
    book.add(name, decisions);
    checker.changed();
    return true;
  },
  onText: (called, text, notes) => take(text, called, notes),
  onUnreadable: unreadable,
});

choose("compare", "earlier", {
  onStart: opening,
  async onText(called, text) {
    byId("opening").textContent = "";
    try {
      draft = { name: called, report: await auditor.audit(text, { rules: shelf.sound }) };
      showNotices();
    } catch (error) {
      setTrouble({ kind: "failed", error });
    }
  },
  onUnreadable: unreadable,
});

offerExports(auditor, book, { text: () => editor.text, name: () => name, rules: () => shelf.sound, onFailure: (error) => setTrouble({ kind: "failed", error }) });

listenToKeys(byId("findings"), {
  onStep(by) {
    const next = list.step(by);
    if (next === undefined) return;
    select(reading?.check(next));
    editor.reveal(usedBy(selected));
    list.focusOpen();
  },
  onApply() {
    const check = reading?.check(list.focused ?? null);
    const best = check?.repairs[0];
    if (!best) return;
    select(check);
    repair([best]);
  },
  onAside() {
    select(reading?.check(list.focused ?? null));
    list.openAside();
  },
});

byId("sample").addEventListener("click", () => take(sample, ""));
byId("clear").addEventListener("click", () => {
  take("", "");
  editor.focus();
});
byId("language").addEventListener("click", () => {
  setLanguage(language() === "zh" ? "en" : "zh");
  speak();
  void checker.now(); // The marks carry words as well.
});

offerProof();
keepOffline();
speak();
// A kept pack that this version refuses would make every check fail.
void shelf.sort((pack) => auditor.ruleFaults(pack)).catch(() => undefined).then(() => checker.now());
