import { day } from '@onaltu/domain/clock/day';
import { PACK_SECTIONS } from '@onaltu/domain/packs';
import { translator } from '@onaltu/i18n/translator';
import { foreignWords } from '../../platform/documents/own-words';
import { PdfRenderer } from '../../platform/documents/pdf-renderer';
import { textOf } from '../../platform/documents/pdf-text';
import { contract } from '../../platform/documents/sample-models';
import { names, providerHead } from '../../platform/documents/sample-people';
import { packDocument } from './pack.document';
import type { LessonRow } from './pack-course.queries';
import type { CaseRecord, PackRecord } from './pack-record';

const [SPECIALIST, HEAD] = ['Сынақова Гүлмира Өмірқызы', 'Образцова Сәуле Һадиқызы'];
const flat = (text: string): string => text.replace(/\s+/g, '');
const AT = new Date('2026-12-31T05:12:00Z');

function lesson(n: number, more: Partial<LessonRow> = {}): LessonRow {
  const startsAt = new Date(Date.UTC(2026, 7, 4, 4) + n * 86_400_000);
  return {
    ...{ startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000), form: 'INDIVIDUAL', specialist: SPECIALIST },
    ...{ specialistId: 's', stoodInFor: null, room: '12', state: 'HELD', topic: `№ ${n}`, cancelReason: null },
    ...{ away: null, makesUpFor: null, changes: [], mark: 'PRESENT', absenceReason: null, note: '' },
    ...{ markedAt: startsAt, markedBy: SPECIALIST, corrections: [] },
    ...more,
  };
}

const moved = { startsAt: '2026-08-03T04:00:00Z' };
const LESSONS: readonly LessonRow[] = [
  lesson(0, {
    changes: [
      { kind: 'MOVED', remark: '', before: moved, specialist: SPECIALIST, at: '2026-08-01T04:00:00Z', by: HEAD },
    ],
  }),
  lesson(1, {
    ...{ mark: 'ABSENT_EXCUSED', absenceReason: 'ILLNESS' },
    corrections: [{ from: 'PRESENT', to: 'ABSENT_EXCUSED', reason: '№ 7', at: '2026-08-06T04:00:00Z', by: HEAD }],
  }),
  lesson(2, { state: 'CANCELLED', cancelReason: 'SPECIALIST_ILL', mark: null, markedAt: null, markedBy: null }),
  lesson(3, { state: 'PLANNED', away: 'PAUSE', mark: null, markedAt: null, markedBy: null }),
];

const caseRecord = (language: 'kk' | 'ru'): CaseRecord => ({
  caseFile: {
    ...{ id: 'c', number: '2026-0287', state: 'IN_REHABILITATION', receivedOn: day('2026-07-31') },
    ...{ registeredAt: new Date('2026-07-31T04:38:00Z'), courseStartedOn: day('2026-08-04'), courseEndedOn: null },
    ...{ lengthDays: 182, representative: names.representative, relation: 'MOTHER', phone: '+77010000000' },
  },
  papers: [
    {
      ...{ kind: 'PMPC_CONCLUSION', keeping: 'COPY', number: '12', issuedOn: day('2026-05-01') },
      ...{ expiresOn: day('2027-05-01'), fileId: 'f', fileName: 'f.pdf' },
    },
  ],
  consents: [{ by: names.representative, givenOn: day('2026-07-31'), textVersion: '1', withdrawnAt: null }],
  team: [{ name: SPECIALIST, post: 'SPEECH_THERAPIST', from: AT, until: null, reason: null, signs: true }],
  forms: [{ id: 'd', kind: 'CONTRACT', issuedAt: AT, model: contract(language) }],
  contract: {
    ...{ number: '2026/0249', paperNumber: null, concludedOn: day('2026-08-03'), lengthDays: 182, head: HEAD },
    ...{ byHeadAt: AT, byRepresentativeAt: AT, addenda: [{ from: 182, to: 240, on: day('2026-12-01') }] },
  },
  programmes: [
    {
      ...{ revision: 1, writtenAt: AT, writtenBy: SPECIALIST, approvedAt: AT, approvedBy: HEAD },
      goals: [{ domain: 'SPEECH', wording: '№ 1', measure: '№ 2', reviewOn: day('2026-10-01'), state: 'ACHIEVED' }],
      planned: [{ form: 'INDIVIDUAL', specialist: SPECIALIST, planned: 48, perWeek: 2 }],
    },
    {
      ...{ revision: 2, writtenAt: AT, writtenBy: SPECIALIST, approvedAt: null, approvedBy: null },
      goals: [],
      planned: [],
    },
  ],
  judgements: [{ goal: '№ 1', from: 'OPEN', to: 'ACHIEVED', on: day('2026-10-01'), remark: '', by: SPECIALIST }],
  reviews: [{ revision: 1, heldOn: day('2026-10-01'), summary: '№ 3', nextOn: day('2026-11-01'), by: SPECIALIST }],
  series: [
    {
      ...{ form: 'INDIVIDUAL', specialist: SPECIALIST, room: '12', weekdays: [1, 4], startsMinute: 540, minutes: 30 },
      ...{ from: day('2026-08-04'), to: day('2026-12-31'), madeAt: AT, by: HEAD },
    },
  ],
  lessons: LESSONS,
  unlocks: [
    {
      ...{ specialist: SPECIALIST, from: day('2026-08-05'), to: day('2026-08-05'), openUntil: day('2026-08-20') },
      ...{ reason: '№ 9', at: AT, by: HEAD },
    },
  ],
  assessments: [
    {
      ...{ kind: 'INITIAL', templateId: '1', openedAt: AT, heldOn: day('2026-08-03'), closedAt: AT, lateReason: null },
      ...{ paperNumber: null, summary: '№ 4', summaryBy: SPECIALIST },
      sections: [
        {
          ...{ name: SPECIALIST, post: 'SPEECH_THERAPIST', domains: ['SPEECH'], notes: '№ 5', finishedAt: null },
          ...{ answer: 'DISSENT', dissent: '№ 6', answeredAt: '2026-08-03T05:00:00Z' },
        },
      ],
      scores: [
        {
          ...{ indicator: 'SPEECH.NAMES_OBJECTS', value: 2, note: '', version: 3, by: SPECIALIST },
          at: '2026-08-03T05:00:00Z',
        },
      ],
    },
  ],
  conclusion: null,
  certificates: [],
  moves: [
    {
      ...{ move: 'register', fromState: 'DRAFT', toState: 'REGISTERED', reason: '№ 8', effectiveAt: AT, late: true },
      ...{ paperNumber: '117', detail: { from: 182, to: 240 }, madeAt: AT, madeBy: 'Демеуова Салтанат' },
    },
  ],
  handling: [{ action: 1, kind: 'DONE', at: AT, by: null }],
});

const record = (language: 'kk' | 'ru'): PackRecord => ({
  ...{ head: providerHead, madeAt: AT, madeBy: HEAD },
  child: {
    ...{ id: 'k', name: names.child, birthDate: day('2019-04-14'), sex: 'FEMALE', language: 'kk', otherPaper: null },
    ...{ impairments: ['SPEECH', 'OWN_1'], address: providerHead.addresses[language], maskedIin: '••••••••4217' },
  },
  corrections: [{ isMerge: false, reason: '№ 10', at: AT, by: HEAD }],
  cases: [caseRecord(language)],
  originals: [
    {
      ...{ id: 'f', caseNumber: '2026-0287', key: 'k', name: 'f.pdf', contentType: 'application/pdf', size: 1234 },
      ...{ sha256: Buffer.alloc(32, 7), uploadedAt: AT, uploadedBy: HEAD, papers: ['PMPC_CONCLUSION'] },
      ...{ path: '2026-0287/001 f.pdf', state: 'CHANGED' },
    },
  ],
  lists: {
    templates: [],
    problemGroups: [
      { code: 'OWN_1', active: true, own: { kk: '№ 11', ru: '№ 11', en: '№ 11', nationalCode: 'SPEECH' } },
    ],
    absenceReasons: [],
  },
});

describe('an inspection pack, as it is printed', () => {
  const pdf = new PdfRenderer();
  afterAll(() => pdf.onApplicationShutdown());

  it('speaks one language beside the forms it holds', () => {
    const [kk, ru] = [packDocument(record('kk'), 'kk'), packDocument(record('ru'), 'ru')];
    expect(foreignWords({ kk, ru }, [record('kk'), record('ru'), 'Балл'])).toEqual([]);
  });

  it.each(['kk', 'ru'] as const)('says in %s what was corrected, moved, opened again and changed', async (language) => {
    const { t } = translator(language);
    const text = flat(textOf(await pdf.render('pack', packDocument(record(language), language))));
    for (let n = 1; n <= 11; n++) expect(text).toContain(`№${n}`);
    for (const key of ['document.pack.notApproved', 'document.pack.original.CHANGED', 'move.lateEntry'] as const)
      expect(text).toContain(flat(t(key)));
    expect(text).toContain(flat(t('document.pack.givenAnew', { n: 2 })));
    expect(text).toContain(flat(t('dictionary.ABSENCE_REASON.ILLNESS')));
    expect(text).toContain('07'.repeat(32));
  });

  it('is printed whatever letter somebody found a way to leave', async () => {
    const odd = { ...record('ru'), madeBy: '契約 😀' };
    expect(textOf(await pdf.render('pack', packDocument(odd, 'ru')))).toContain('?? ?');
  });

  it('has every section, in its order, whatever is there', () => {
    const { t } = translator('kk');
    const [chapter] = packDocument(record('kk'), 'kk').chapters;
    expect(chapter!.sections.map(({ title }) => title)).toEqual(
      PACK_SECTIONS.map((name, i) => `${i + 1}. ${t(`document.pack.section.${name}`)}`),
    );
    expect(chapter!.sections.filter(({ blocks }) => blocks.length === 0)).toHaveLength(2);
  });

  it('of a long course says the head of a table on each page, and is made in time', async () => {
    const long = record('kk');
    const lessons = Array.from({ length: 900 }, (_none, n) => lesson(n % 300));
    const model = packDocument({ ...long, cases: [{ ...caseRecord('kk'), lessons }] }, 'kk');
    const text = textOf(await pdf.render('pack', model, 20_000));
    const head = flat(translator('kk').t('document.pack.label.corrections'));
    expect(flat(text).split(head).length).toBeGreaterThan(20);
  }, 60_000);
});
