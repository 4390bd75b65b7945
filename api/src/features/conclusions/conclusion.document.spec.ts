import { calendarDays, day } from '@onaltu/domain/clock/day';
import { type ConclusionEvidence, draftConclusion } from '@onaltu/domain/conclusion';
import { translator } from '@onaltu/i18n/translator';
import { foreignWords, leavesOf } from '../../platform/documents/own-words';
import { PdfRenderer } from '../../platform/documents/pdf-renderer';
import { textOf } from '../../platform/documents/pdf-text';
import { advice, finding, providerHead } from '../../platform/documents/sample-people';
import { conclusionDocument, type ConclusionRecord } from './conclusion.document';
import { sentenceText } from './conclusion-words';

const psychologist = 'Примерова Наталья Петровна';
const therapist = 'Сынақова Гүлмира Өмірқызы';
const teacher = 'Мысалбек Бақыт Ілиясұлы';
const headName = 'Образцова Сәуле Һадиқызы';

const lessons: ConclusionRecord['lessons'] = [
  { form: 'INDIVIDUAL', planned: 62, held: 60, attended: 58, missed: 2 },
  { form: 'SUBGROUP', planned: 24, held: 24, attended: 22, missed: 2 },
  { form: 'GROUP', planned: 16, held: 15, attended: 15, missed: 0 },
  { form: 'CONSULTATION', planned: 6, held: 6, attended: 6, missed: 0 },
];
const evidence: ConclusionEvidence = {
  caseFileId: 'case-1',
  contract: { id: 'contract-1', number: '2026/0249', concludedOn: day('2026-08-03'), lengthDays: 182 },
  course: { startedOn: day('2026-08-04'), completedOn: day('2027-01-29'), days: 172, pausedDays: 7 },
  initial: {
    id: 'initial-1',
    closedOn: day('2026-08-04'),
    means: { COGNITIVE: 1.625, SPEECH: 1.125, EMOTIONAL: 2, MOTOR: 2.75, SELF_CARE: 1.5, SOCIAL: 1 },
    summary: null,
  },
  final: {
    id: 'final-1',
    closedOn: day('2027-01-28'),
    means: { COGNITIVE: 2.375, SPEECH: 2.375, EMOTIONAL: 2, MOTOR: 2.5, SELF_CARE: 2.5 },
    summary: 'Алты саланың үшеуінде оң өзгеріс бар.',
  },
  planned: Object.fromEntries(lessons.map(({ form, planned }) => [form, planned])),
  lessons: lessons.flatMap(({ form, attended, missed }) => [
    ...Array.from({ length: attended }, () => ({ form, state: 'HELD', attendance: 'PRESENT' }) as const),
    ...Array.from({ length: missed }, () => ({ form, state: 'HELD', attendance: 'ABSENT_EXCUSED' }) as const),
  ]),
  goals: [
    { id: 'g1', domain: 'SPEECH', text: 'Екі сатылы нұсқауды орындайды', state: 'ACHIEVED' },
    { id: 'g2', domain: 'SOCIAL', text: 'Құрдастарымен ойнайды', state: 'PARTLY_ACHIEVED' },
  ],
};
const record: ConclusionRecord = {
  caseNumber: '2026-0287',
  signedOn: day('2027-01-29'),
  contract: { number: '2026/0249', concludedOn: day('2026-08-03') },
  child: { name: 'Үлгібаева Томирис Тестқызы', birthDate: day('2019-04-14') },
  course: { from: day('2026-08-04'), to: day('2027-01-29'), days: calendarDays(172) },
  draft: draftConclusion(evidence),
  lessons,
  means: [
    { domain: 'COGNITIVE', initial: 1.625, final: 2.375, specialistName: teacher },
    { domain: 'SPEECH', initial: 1.125, final: 2.375, specialistName: therapist },
    { domain: 'EMOTIONAL', initial: 2, final: 2, specialistName: psychologist },
    { domain: 'MOTOR', initial: 2.75, final: 2.5, specialistName: teacher },
    { domain: 'SELF_CARE', initial: 1.5, final: 2.5, specialistName: therapist },
    { domain: 'SOCIAL', initial: 1, final: null, specialistName: psychologist },
  ],
  parts: [
    { specialistName: psychologist, post: 'PSYCHOLOGIST', wording: finding.kk },
    { specialistName: therapist, post: 'SPEECH_THERAPIST', wording: finding.kk },
    { specialistName: teacher, post: 'DEFECTOLOGIST', wording: finding.kk },
  ],
  recommendations: advice.kk.join('\r\n'),
  gapRemarks: { 'domainNotAssessed:FINAL:SOCIAL': 'Бала соңғы бағалау күні ауырып қалды.' },
  signatures: [
    { role: 'HEAD', name: headName, post: null, signedAt: new Date('2027-01-29T05:41:00Z') },
    { role: 'SPECIALIST', name: therapist, post: 'SPEECH_THERAPIST', signedAt: new Date('2027-01-29T05:12:00Z') },
    { role: 'SPECIALIST', name: psychologist, post: 'PSYCHOLOGIST', signedAt: new Date('2027-01-29T05:02:00Z') },
    { role: 'SPECIALIST', name: headName, post: 'DEFECTOLOGIST', signedAt: new Date('2027-01-29T05:40:00Z') },
  ],
  lateEntries: 4,
  head: providerHead,
};
const titlesOf = (change: Partial<ConclusionRecord> = {}) =>
  conclusionDocument({ ...record, ...change }, 'kk').sections.map(({ title }) => title);
const tablesOf = (language: 'kk' | 'ru') =>
  conclusionDocument(record, language)
    .sections.flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'table' ? [block] : []));

describe('the conclusion', () => {
  it('adds up the lessons of every form', () => {
    expect(tablesOf('kk')[0]).toMatchObject({
      rows: [['Жеке сабақ', '62', '60', '58', '2'], ['Кіші топтық сабақ'], ['Топтық сабақ'], ['Кеңес беру']].map(
        (row) => expect.arrayContaining(row),
      ),
      total: ['Барлығы', '108', '105', '101', '4'],
    });
  });

  it('shows the change of each domain to one decimal, and none where a mean is missing', () => {
    expect(tablesOf('ru')[1]?.rows.map((row) => row.slice(0, 4))).toEqual([
      ['Познавательное (интеллектуальное) развитие', '1,6', '2,4', '+0,8'],
      ['Речевое развитие', '1,1', '2,4', '+1,3'],
      ['Эмоционально-волевая сфера', '2,0', '2,0', '0,0'],
      ['Двигательное развитие', '2,8', '2,5', '−0,3'],
      ['Самообслуживание', '1,5', '2,5', '+1,0'],
      ['Социальная адаптация', '1,0', '–', '–'],
    ]);
  });

  it('says every sentence of the draft that no table says, once', () => {
    const said = leavesOf(conclusionDocument(record, 'kk').sections);
    for (const text of [
      'Курс тоқтата тұрылған күндер саны: 7.',
      'Қатысу пайызы: 96\u00a0%.',
      'Бастапқы бағалау күні: 04.08.2026. Қорытынды бағалау күні: 28.01.2027.',
      'Мақсат (Сөйлеу дамуы): «Екі сатылы нұсқауды орындайды». Нәтижесі: қол жеткізілді.',
      'Мамандардың ортақ тұжырымы: Алты саланың үшеуінде оң өзгеріс бар.',
    ]) {
      expect(said.filter((one) => one === text)).toHaveLength(1);
    }
    expect(said.filter((text) => text.includes('бастапқы балл') || text.includes('Шарт нөмірі'))).toEqual([]);
  });

  it('lists what is missing with its remark, and how much was entered late', () => {
    expect(conclusionDocument(record, 'kk').sections.at(-1)).toEqual({
      title: '6. Жетіспейтін деректер мен ескертпелер',
      blocks: [
        {
          kind: 'list',
          lead: '',
          items: [
            'Қорытынды бағалау. Бағаланбаған сала: Әлеуметтік бейімделу. Ескертпе: Бала соңғы бағалау күні ауырып қалды.',
          ],
        },
        { kind: 'text', text: 'Қағаз бойынша кейін енгізілген деректер: 4' },
      ],
    });
  });

  it('leaves out a chapter with nothing to say and numbers the others on', () => {
    const draft = { ...record.draft, gaps: [] };
    expect(titlesOf({ draft, lateEntries: 0 }).at(-1)).toBe('5. Ұсынымдар');
    expect(titlesOf({ recommendations: ' \n ' }).slice(-2)).toEqual([
      '4. Мамандардың тұжырымдары',
      '5. Жетіспейтін деректер мен ескертпелер',
    ]);
  });

  it('of a draft without a word prints the facts alone', () => {
    const bare = { draft: { sentences: [], gaps: [] }, lessons: [], means: [], parts: [], lateEntries: 0 };
    expect(titlesOf({ ...bare, recommendations: '' })).toEqual(['1. Көрсетілетін қызметті алушы']);
  });

  it('is signed by each in his own role, the head last', () => {
    expect(conclusionDocument(record, 'kk').signatures.map(({ label, name, at }) => [label, name, at])).toEqual([
      ['Педагог-психолог', psychologist, '29.01.2027, 10:02'],
      ['Логопед', therapist, '29.01.2027, 10:12'],
      ['Дефектолог', headName, '29.01.2027, 10:40'],
      ['Басшы', headName, '29.01.2027, 10:41'],
    ]);
  });

  it('speaks one language', () => {
    const models = { kk: conclusionDocument(record, 'kk'), ru: conclusionDocument(record, 'ru') };
    const written = { record, goals: evidence.goals, summary: evidence.final?.summary };
    expect(foreignWords(models, written)).toEqual([]);
  });

  it.each(['kk', 'ru'] as const)('is printed in %s', async (language) => {
    const pdf = new PdfRenderer();
    const text = textOf(await pdf.render('conclusion', conclusionDocument(record, language))).replace(/\s+/g, '');
    await pdf.onApplicationShutdown();
    const expected = [translator(language).t('document.conclusion.title'), record.child.name, teacher, '+1,3'];
    for (const phrase of expected) expect(text).toContain(phrase.replace(/\s+/g, ''));
  });
});

describe('a sentence of the draft', () => {
  const sentences = [...record.draft.sentences, ...record.draft.gaps];

  it.each(['kk', 'ru', 'en'] as const)('is filled to the last word in %s', (locale) => {
    for (const one of sentences) {
      expect(sentenceText(translator(locale), one)).not.toMatch(/[{}]|undefined|conclusion\.|: [.,]/);
    }
  });

  it('has its words, its numbers and its dates in the language asked for', () => {
    const of = (id: string) => sentences.find((one) => one.id === id)!;
    expect(sentenceText(translator('ru'), of('development:MOTOR'))).toBe(
      'Двигательное развитие: первичный балл – 2,8, итоговый балл – 2,5, отрицательная динамика (−0,3).',
    );
    expect(sentenceText(translator('kk'), of('contract'))).toBe(
      'Шарт нөмірі: 2026/0249. Жасалған күні: 03.08.2026. Мерзімі: 182 күнтізбелік күн.',
    );
  });

  it('takes what a person wrote as it is', () => {
    const text = 'a | b {n} @:state.DRAFT';
    const summary = { key: 'conclusion.sentence.summary' as const, params: { text: { text } } };
    expect(sentenceText(translator('ru'), summary)).toBe(`Общий вывод специалистов: ${text}`);
  });
});
