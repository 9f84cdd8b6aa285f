// Makes of overlapping stretches of text a row of runs that do not overlap.

/** A stretch of the text; where several lie over each other, the one with the lowest rank is seen. */
export interface Stretch<T> {
  from: number;
  to: number;
  rank: number;
  value: T;
}

/** A piece of the text that the same stretches cover throughout, in reading order; `top` is the one that is seen. */
export interface Run<T> {
  from: number;
  to: number;
  top: T;
  values: T[];
}

/** The runs of the stretches, in order of the text; empty stretches count for nothing. */
export function flatten<T>(stretches: readonly Stretch<T>[]): Run<T>[] {
  const waiting = stretches.filter((s) => s.from < s.to).sort((a, b) => a.from - b.from || b.to - a.to);
  const runs: Run<T>[] = [];
  let open: Stretch<T>[] = [];
  let at = 0;
  let next = 0;
  while (next < waiting.length || open.length > 0) {
    if (open.length === 0) at = waiting[next]!.from;
    while (next < waiting.length && waiting[next]!.from === at) open.push(waiting[next++]!);
    const end = Math.min(waiting[next]?.from ?? Infinity, ...open.map((s) => s.to));
    const top = open.reduce((best, s) => (s.rank < best.rank ? s : best));
    runs.push({ from: at, to: end, top: top.value, values: open.map((s) => s.value) });
    open = open.filter((s) => s.to > end);
    at = end;
  }
  return runs;
}
