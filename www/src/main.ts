// The page: brings editor, checker and findings together.
import { Auditor } from "gouji/client";
import { Checker } from "./checker";
import { limits } from "./detail";
import { byId, h } from "./dom";
import { Editor, MAX_LENGTH } from "./editor";
import { fillWords, language, say, setLanguage, term } from "./language";
import { FindingList } from "./list";
import { notices, type Trouble } from "./notices";
import { Reading, type Check, type Figure, type State } from "./report";
import sample from "./samples/district.txt?raw";
import { legend, summary } from "./summary";

let reading: Reading | null = null;
let selected: Check | undefined;
let trouble: Trouble | null = null;
let busy = true;

const editor = new Editor(byId("editor"), sample, {
  onEdit() {
    trouble = null;
    checker.changed();
  },
  onPick: pick,
  onTooLong(length) {
    setTrouble({ kind: "too-long", length, max: MAX_LENGTH });
  },
});

const list = new FindingList(byId("findings"), (place) => editor.lineOf(place), {
  onSelect(check) {
    select(reading?.check(check));
    editor.reveal(usedBy(selected));
  },
  onGoTo(figure) {
    editor.reveal([figure]);
  },
});

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
  const line = h("div", {}, ...summary(reading, busy));
  // Left alone where nothing changed: a screen reader speaks up at every change.
  if (!byId("summary").firstElementChild?.isEqualNode(line)) byId("summary").replaceChildren(line);
  showNotices();
  list.show(reading, selected);
}

function showNotices(): void {
  byId("notices").replaceChildren(
    ...notices(reading?.report ?? null, trouble, { onRetry: () => void checker.now(), onDismiss: () => setTrouble(null) }),
  );
}

function setTrouble(to: Trouble | null): void {
  trouble = to;
  showNotices();
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
