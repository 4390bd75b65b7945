/** One line of a picture of change: two measures on the scale of 0 to 4, each absent while nobody knows it. */
export type ChangePoint = { key: string; label: string; before?: number | undefined; after?: number | undefined };

export const SCALE_TOP = 4;

/** The change as it is shown, or null while one side is missing. */
export const changeOf = ({ before, after }: ChangePoint): number | null =>
  before === undefined || after === undefined ? null : after - before;
