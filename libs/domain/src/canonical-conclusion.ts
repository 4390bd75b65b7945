import { byCodePoint, canonical } from './canonical';
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
