import type { ConclusionSentence } from './conclusion';

/** All that a signature stands under. */
export type ConclusionText = {
  caseFileId: string;
  number: string;
  language: 'kk' | 'ru';
  sentences: readonly Pick<ConclusionSentence, 'id' | 'key' | 'params'>[];
  parts: readonly { authorId: string; text: string }[];
  gaps: readonly { id: string; remark: string }[];
  recommendations: string;
};

type Canonical =
  string | number | boolean | null | readonly Canonical[] | { readonly [key: string]: Canonical | undefined };

const tidy = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').trim();

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function canonical(value: Canonical): string {
  if (typeof value === 'string') return JSON.stringify(tidy(value));
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => byCodePoint(a, b));
  return `{${entries.flatMap(([key, own]) => (own === undefined ? [] : `${JSON.stringify(key)}:${canonical(own)}`)).join(',')}}`;
}

const isList = (value: object): value is readonly Canonical[] => Array.isArray(value);

const inOrder = <Row>(rows: readonly Row[], idOf: (row: Row) => string): Row[] =>
  rows.toSorted((a, b) => byCodePoint(idOf(a), idOf(b)));

/** One text for one content, to be hashed: the order of rows and keys and the form of letters and lines do not matter. */
export function canonicalConclusion({ sentences, parts, gaps, ...said }: ConclusionText): string {
  return canonical({
    ...signedFacts(said),
    sentences: inOrder(sentences, ({ id }) => id).map(({ id, key, params }) => ({ id, key, params })),
    parts: inOrder(parts, ({ authorId }) => authorId).map(({ authorId, text }) => ({ authorId, text })),
    gaps: inOrder(gaps, ({ id }) => id).map(({ id, remark }) => ({ id, remark })),
  });
}

const signedFacts = ({
  caseFileId,
  number,
  language,
  recommendations,
}: Omit<ConclusionText, 'sentences' | 'parts' | 'gaps'>) => ({
  caseFileId,
  number,
  language,
  recommendations,
});
