// Does long work in turns with everything else that the page has to do.

/** About as long as a turn takes, in milliseconds: less than a frame. */
const TURN = 8;

/** Takes steps until a turn is over, and lets the page have the next one. */
export async function inTurns(steps: Iterable<void>): Promise<void> {
  let end = performance.now() + TURN;
  for (const _ of steps) {
    if (performance.now() < end) continue;
    await new Promise((resolve) => setTimeout(resolve));
    end = performance.now() + TURN;
  }
}
