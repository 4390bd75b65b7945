import { canonicalConclusion, type ConclusionText } from './canonical-conclusion';

const text: ConclusionText = {
  caseFileId: 'case-1',
  number: '2026-0287',
  language: 'kk',
  sentences: [
    { id: 'attendance', key: 'conclusion.sentence.attendance', params: { percent: { number: 80, digits: 0 } } },
    { id: 'summary', key: 'conclusion.sentence.summary', params: { text: { text: 'Оң өзгеріс бар.' } } },
  ],
  parts: [
    { authorId: 'a', text: 'Сөйлеуі дамыды.\nҰсыным: жалғастыру.' },
    { authorId: 'b', text: 'Байланысы жақсарды.' },
  ],
  gaps: [{ id: 'noGoals', remark: 'Қағазда жүргізілген' }],
  recommendations: 'Кабинетте бақылау',
};

describe('the canonical text of a conclusion', () => {
  it('is the same whatever the order of rows and of keys', () => {
    const turned: ConclusionText = {
      recommendations: text.recommendations,
      gaps: text.gaps,
      parts: text.parts.toReversed().map(({ authorId, text: own }) => ({ text: own, authorId })),
      sentences: text.sentences.toReversed(),
      language: 'kk',
      number: text.number,
      caseFileId: text.caseFileId,
    };
    expect(canonicalConclusion(turned)).toBe(canonicalConclusion(text));
  });

  it('is the same whatever the form of letters and line ends', () => {
    const typed = text.parts.map(({ authorId, text: own }) => ({
      authorId,
      text: ` ${own.normalize('NFD').replace(/\n/g, '\r\n')} `,
    }));
    expect(canonicalConclusion({ ...text, parts: typed })).toBe(canonicalConclusion(text));
  });

  it('takes in nothing but what is signed', () => {
    const kept = { ...text, parts: text.parts.map((part) => ({ ...part, editedAt: 'now' })) };
    expect(canonicalConclusion(kept)).toBe(canonicalConclusion(text));
  });

  it.each<[string, Partial<ConclusionText>]>([
    ['the case', { caseFileId: 'case-2' }],
    ['the number', { number: '2026-0288' }],
    ['the language', { language: 'ru' }],
    [
      'a figure',
      { sentences: [{ ...text.sentences[0]!, params: { percent: { number: 81, digits: 0 } } }, text.sentences[1]!] },
    ],
    ['a lost sentence', { sentences: text.sentences.slice(1) }],
    ['a word of a specialist', { parts: [{ authorId: 'a', text: 'Сөйлеуі дамымады.' }, text.parts[1]!] }],
    ['who wrote it', { parts: [{ ...text.parts[0]!, authorId: 'c' }, text.parts[1]!] }],
    ['a recommendation', { recommendations: 'Жоқ' }],
    ['a remark', { gaps: [{ id: 'noGoals', remark: 'Жоқ' }] }],
  ])('changes with %s', (_what, change) => {
    expect(canonicalConclusion({ ...text, ...change })).not.toBe(canonicalConclusion(text));
  });
});
