/** One thing that is drawn; `look` says which of the chart's things it is, and whoever shows it knows its colour. */
export type Mark =
  | { tag: 'rect'; look: string; at: { x: number; y: number; width: number; height: number; rx?: number } }
  | { tag: 'line'; look: string; at: { x1: number; x2: number; y1: number; y2: number } }
  | { tag: 'text'; look: string; at: { x: number; y: number }; text: string };

/** What is drawn together, and looked at together. */
export type Drawn = { key: string; marks: readonly Mark[] };
export type Drawing = { width: number; height: number; parts: readonly Drawn[] };
