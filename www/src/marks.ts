// Marks the figures in the editor: each by its state, those of the selected finding together.
import { RangeSet, RangeSetBuilder, RangeValue, StateEffect, StateField, type EditorState, type Extension } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from "@codemirror/view";
import { markedRuns, type Marked, type Reading, type Run } from "gouji/parts";

class MarkedRun extends RangeValue {
  constructor(readonly run: Run<Marked>) {
    super();
  }
}
// What is typed at a mark's edge stands outside it.
MarkedRun.prototype.startSide = 1;
MarkedRun.prototype.endSide = -1;

const setRuns = StateEffect.define<RangeSet<MarkedRun>>();
const setChosen = StateEffect.define<Chosen>();

/** The figures that are highlighted together. */
export interface Chosen {
  /** What each of them is called. */
  roles: ReadonlyMap<string, string>;
  /** The one that the others make up, if there is one. */
  hub: string | undefined;
}

export const runsField = StateField.define<RangeSet<MarkedRun>>({
  create: () => RangeSet.empty,
  update(runs, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setRuns)) return effect.value;
    }
    return transaction.docChanged ? runs.map(transaction.changes) : runs;
  },
});

export const chosenField = StateField.define<Chosen>({
  create: () => ({ roles: new Map(), hub: undefined }),
  update: (chosen, transaction) => transaction.effects.find((effect) => effect.is(setChosen))?.value ?? chosen,
});

/** Only what can be seen is decorated, so that a long text costs no more than a short one. */
const decorator = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update(update: ViewUpdate): void {
      const changed = [runsField, chosenField].some((field) => update.startState.field<unknown>(field) !== update.state.field<unknown>(field));
      if (changed || update.viewportChanged) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function decorate(view: EditorView): DecorationSet {
  const runs = view.state.field(runsField);
  const chosen = view.state.field(chosenField).roles;
  const builder = new RangeSetBuilder<Decoration>();
  let last = -1;
  for (const { from, to } of view.visibleRanges) {
    runs.between(from, to, (start, end, { run }) => {
      if (start <= last) return;
      last = start;
      const isChosen = run.values.some((marked) => chosen.has(marked.id));
      builder.add(start, end, Decoration.mark({
        class: `figure figure-${run.top.state}${isChosen ? " figure-chosen" : ""}`,
        attributes: { "data-figure": run.top.id },
      }));
    });
  }
  return builder.finish();
}

/** Lets an editor carry marks. */
export const marks: Extension = [runsField, chosenField, decorator];

/** The effect that marks the figures of a report. */
export function showFigures(reading: Reading): StateEffect<unknown> {
  const builder = new RangeSetBuilder<MarkedRun>();
  for (const run of markedRuns(reading)) builder.add(run.from, run.to, new MarkedRun(run));
  return setRuns.of(builder.finish());
}

/** The effect that highlights these figures and no others. */
export function chooseFigures(chosen: Chosen): StateEffect<unknown> {
  return setChosen.of(chosen);
}

/** The figures at a place of the text, the one that is seen first; one that ends there comes last. */
export function figuresAt(state: EditorState, place: number): string[] {
  const here: string[] = [];
  const ending: string[] = [];
  state.field(runsField).between(place, place, (_from, to, { run }) => {
    (place < to ? here : ending).push(run.top.id, ...run.values.map((marked) => marked.id));
  });
  return [...new Set([...here, ...ending])];
}

/** Where these figures stand now, in order of the text: edits since the report have moved some and removed others. */
export function placesOf(state: EditorState, ids: ReadonlySet<string>): { from: number; to: number; ids: string[] }[] {
  const places: { from: number; to: number; ids: string[] }[] = [];
  for (let cursor = state.field(runsField).iter(); cursor.value; cursor.next()) {
    const here = cursor.value.run.values.map((marked) => marked.id).filter((id) => ids.has(id));
    if (here.length > 0) places.push({ from: cursor.from, to: cursor.to, ids: here });
  }
  return places;
}
