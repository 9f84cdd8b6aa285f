// The figures of a report as marked runs of its text that do not overlap.
import { flatten, type Run } from "./flatten.js";
import { STATES, type Reading, type State } from "./report.js";

/** A figure of the text, as a mark needs it. */
export interface Marked {
  id: string;
  state: State;
}

/** The runs of text that figures cover; where several lie over each other, the most pressing is seen. */
export function markedRuns(reading: Reading): Run<Marked>[] {
  return flatten(
    reading.report.figures.map((figure) => {
      const state = reading.stateOf(figure);
      return { from: figure.start, to: figure.end, rank: STATES.indexOf(state), value: { id: figure.id, state } };
    }),
  );
}
