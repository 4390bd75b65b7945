/** When something begins and ends, on one scale. */
export type Stretch = { from: number; to: number };
/** Which of how many equal strips of its column it has. */
export type Strip = { strip: number; strips: number };

/** Puts what overlaps side by side: each in the first strip that is free, as wide as those it meets leave it. */
export function sideBySide(stretches: readonly Stretch[]): Strip[] {
  const order = stretches
    .map((stretch, index) => ({ ...stretch, index }))
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  const placed: Strip[] = stretches.map(() => ({ strip: 0, strips: 1 }));
  let [cluster, ends, end]: [number[], number[], number] = [[], [], Number.NEGATIVE_INFINITY];
  const close = (): void => {
    for (const index of cluster) placed[index] = { strip: placed[index]?.strip ?? 0, strips: ends.length };
    [cluster, ends] = [[], []];
  };
  for (const { from, to, index } of order) {
    if (from >= end) close();
    const free = ends.findIndex((until) => until <= from);
    const strip = free < 0 ? ends.length : free;
    ends[strip] = to;
    placed[index] = { strip, strips: 1 };
    cluster.push(index);
    end = Math.max(end, to);
  }
  close();
  return placed;
}
