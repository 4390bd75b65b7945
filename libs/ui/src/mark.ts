/** A number as it may be seen: one that is hatched is not told. */
export type Mark = { text: string; value: number | null; hatched: boolean };
