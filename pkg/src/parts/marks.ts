// The figures of a report as marked runs of its text that do not overlap.
import { flatten, type Run } from "./flatten.js";
import { before } from "./order.js";
import { STATES, type Reading, type State } from "./report.js";

/** A figure of the text, as a mark needs it. */
export interface Marked {
  id: string;
  state: State;
}

/** The runs of text that figures cover between two places; where several lie over each other, the most pressing is seen. */
export function markedRuns(reading: Reading, from = 0, to = Infinity): Run<Marked>[] {
  const { inOrder } = reading;
  let first = before(inOrder, (figure) => figure.start >= from);
  while ((inOrder[first - 1]?.end ?? 0) > from) first--;
  return flatten(
    inOrder.slice(first, before(inOrder, (figure) => figure.start >= to)).map((figure) => {
      const state = reading.stateOf(figure);
      return { from: figure.start, to: figure.end, rank: STATES.indexOf(state), value: { id: figure.id, state } };
    }),
  );
}
