/** One thing that is drawn; `look` says which of the chart's things it is, and whoever shows it knows its colour. What stands `beside` a text is quieter. */
export type Mark =
  | { tag: 'rect'; look: string; at: { x: number; y: number; width: number; height: number; rx?: number } }
  | { tag: 'line'; look: string; at: { x1: number; x2: number; y1: number; y2: number } }
  | { tag: 'circle'; look: string; at: { cx: number; cy: number; r: number } }
  | { tag: 'path'; look: string; at: { d: string } }
  | {
      tag: 'text';
      look: string;
      at: { x: number; y: number; 'text-anchor'?: 'middle' | 'end' };
      text: string;
      beside?: string;
    };

/** What is drawn together, and looked at together; `look` is the colour all of it has. */
export type Drawn = { key: string; look?: string; marks: readonly Mark[] };
export type Drawing = { width: number; height: number; parts: readonly Drawn[] };
