// Searches what is in order.

/** How many of `ordered` come before the first that `isBehind`; all after that one must be behind, too. */
export function before<T>(ordered: readonly T[], isBehind: (it: T) => boolean): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBehind(ordered[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
