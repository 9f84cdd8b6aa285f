// The page: brings editor, checker and findings together.
import { Auditor } from "gouji/client";
import { Checker } from "./checker";
import { limits } from "./detail";
import { coverage } from "./coverage";
import { byId, h } from "./dom";
import { Editor, MAX_LENGTH } from "./editor";
import { FigureTable } from "./figures";
import { Filter } from "./filter";
import { fillWords, language, say, setLanguage, term } from "./language";
import { FindingList } from "./list";
import { notices, type Repaired, type Trouble } from "./notices";
import { Reading, type Check, type Figure, type State } from "./report";
import sample from "./samples/district.txt?raw";
import { legend, summary } from "./summary";

let reading: Reading | null = null;
let selected: Check | undefined;
let trouble: Trouble | null = null;
let repaired: Repaired | null = null;
let busy = true;

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
});

const filter = new Filter(() => list.show(reading, selected));

const list = new FindingList(byId("findings"), (place) => editor.lineOf(place), {
  onSelect(check) {
    select(reading?.check(check));
    editor.reveal(usedBy(selected));
  },
  onGoTo(figure) {
    editor.reveal([figure]);
  },
  onRepair: repair,
}, filter);

const table = new FigureTable((place) => editor.lineOf(place), (figure) => editor.reveal([figure]));

const checker = new Checker(new Auditor(), () => editor.text, {
  onStart() {
    busy = true;
    byId("findings").setAttribute("aria-busy", "true");
  },
  onReport(report) {
    const earlier = selected;
    reading = new Reading(report);
    trouble = null;
    selected = reading.sameAs(earlier);
    settled();
    editor.show(reading, figureTitle);
    editor.choose(usedBy(selected));
  },
  onFailure(error) {
    trouble = { kind: "failed", error };
    settled();
  },
});

function settled(): void {
  busy = false;
  byId("findings").removeAttribute("aria-busy");
  render();
}

function render(): void {
  const line = h("div", {}, ...summary(reading, busy), coverage(reading));
  // Left alone where nothing changed: a screen reader speaks up at every change.
  if (!byId("summary").firstElementChild?.isEqualNode(line)) byId("summary").replaceChildren(line);
  showNotices();
  filter.offer(reading);
  list.show(reading, selected);
  table.show(reading);
}

function showNotices(): void {
  const told = notices(reading?.report ?? null, trouble, repaired, {
    onRetry: () => void checker.now(),
    onDismiss: () => setTrouble(null),
    onUndo: () => {
      editor.undo();
      byId("findings").focus();
    },
  });
  const shown = byId("notices").children;
  // Left alone where nothing changed, so that a button keeps the keyboard.
  if (told.length !== shown.length || told.some((notice, index) => !notice.isEqualNode(shown[index]!))) byId("notices").replaceChildren(...told);
}

function setTrouble(to: Trouble | null): void {
  trouble = to;
  showNotices();
}

/** Puts a repair into the text; the notice that says so takes it back. */
function repair(id: string, text: string): void {
  const figure = reading?.figures.get(id);
  if (!figure) return;
  if (!editor.repair(figure, text)) return setTrouble({ kind: "not-repaired", was: figure.text });
  repaired = { was: figure.text, text };
  showNotices();
  byId("undo-repair").focus();
}

function select(check: Check | undefined): void {
  selected = check;
  list.show(reading, selected);
  list.reveal();
  editor.choose(usedBy(selected));
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

function figureTitle(figure: Figure, state: State): string {
  const [low, high] = limits(figure);
  return [
    `${say(`state.${state}`)} · ${term("kind", figure.kind)}`,
    figure.measure && say("figure.measure", { measure: figure.measure }),
    figure.subject && say("figure.subject", { subject: figure.subject }),
    figure.body && say("figure.body", { body: figure.body }),
    figure.period && say("figure.period", { period: figure.period }),
    low !== high && say("figure.range", { low, high }),
    say("figure.reading", { reading: figure.reading[language()] }),
  ]
    .filter(Boolean)
    .join("\n");
}

function speak(): void {
  fillWords(document);
  byId("legend").replaceChildren(...legend());
  editor.translate();
  render();
}

byId("sample").addEventListener("click", () => editor.setText(sample));
byId("clear").addEventListener("click", () => {
  editor.setText("");
  editor.focus();
});
byId("language").addEventListener("click", () => {
  setLanguage(language() === "zh" ? "en" : "zh");
  speak();
  void checker.now(); // The marks carry words as well.
});

speak();
void checker.now();
