import { day } from '@onaltu/domain/clock/day';
import { JOURNAL_KINDS, type JournalKind } from '@onaltu/domain/journals';
import type { JournalModel } from '../../platform/documents/document-models';
import { foreignWords } from '../../platform/documents/own-words';
import { PdfRenderer } from '../../platform/documents/pdf-renderer';
import { textOf } from '../../platform/documents/pdf-text';
import { printedJournal } from '../../platform/documents/printed-journal';
import { providerHead } from '../../platform/documents/sample-people';
import type { Language } from '../../platform/documents/provider-head';
import { journalDocument } from './journal.document';
import type { JournalRows } from './journal.queries';

const CHILD = { child: 'Үлгібаева Томирис Тестқызы', birthDate: day('2019-04-14') };
const ROWS: { [Kind in JournalKind]: JournalRows[Kind][] } = {
  REGISTRATION: [
    {
      number: '2026-0287',
      registeredOn: day('2026-07-31'),
      receivedOn: day('2026-07-30'),
      ...CHILD,
      applicant: 'Үлгібаева Мысал Ғаниқызы',
      relation: 'MOTHER',
      address: 'Қарағанды қ., Үлгі көшесі, 12-үй',
      phone: '+77010000000',
      receivedBy: 'Демеуова Салтанат',
      state: 'IN_REHABILITATION',
      late: true,
      paperNumber: '117/к',
    },
  ],
  CONTRACTS: [
    {
      number: '2026/0249',
      concludedOn: day('2026-08-03'),
      caseNumber: '2026-0287',
      ...CHILD,
      representative: 'Үлгібаева Мысал Ғаниқызы',
      lengthDays: 182,
      lengthNow: 240,
      head: 'Образцова Сәуле Һадиқызы',
      paperNumber: null,
    },
  ],
  CERTIFICATES: [
    {
      number: 'А-2027-0012',
      issuedOn: day('2027-02-01'),
      caseNumber: '2026-0287',
      ...CHILD,
      servedFrom: day('2026-08-04'),
      servedTo: day('2027-01-29'),
      recipient: 'Үлгібаева Мысал Ғаниқызы',
      recipientPaper: 'Жеке куәлік 000142',
      handedOverOn: day('2027-02-02'),
      handedOverBy: 'Демеуова Салтанат',
      revokedOn: day('2027-02-20'),
    },
  ],
  ATTENDANCE: [
    {
      month: day('2026-02-01'),
      specialistId: '1',
      specialist: 'Сынақова Гүлмира Өмірқызы',
      post: 'SPEECH_THERAPIST',
      form: 'INDIVIDUAL',
      child: CHILD.child,
      days: [2, 2, 10, 28],
      states: ['PRESENT', 'ABSENT_EXCUSED', 'ABSENT_UNEXCUSED', 'PRESENT'],
    },
  ],
  LESSONS: [
    {
      month: day('2026-02-01'),
      specialistId: '1',
      specialist: 'Сынақова Гүлмира Өмірқызы',
      post: 'SPEECH_THERAPIST',
      form: 'SUBGROUP',
      day: day('2026-02-10'),
      startsAt: new Date('2026-02-10T06:40:00Z'),
      endsAt: new Date('2026-02-10T07:00:00Z'),
      topic: '[ш]: ша-шо-шу',
      children: [
        { name: 'Мысалов Мысал', state: 'ABSENT_EXCUSED' },
        { name: 'Үлгібаева Томирис', state: 'PRESENT' },
      ],
    },
  ],
};
const journal = <Kind extends JournalKind>(
  kind: Kind,
  language: Language,
  rows: JournalRows[Kind][] = ROWS[kind],
): JournalModel =>
  journalDocument(
    {
      kind,
      rows,
      period: { from: day('2026-01-01'), to: day('2026-12-31') },
      madeAt: new Date('2026-12-31T05:12:00Z'),
      head: providerHead,
    },
    language,
  );
const forms = JOURNAL_KINDS.flatMap((kind) => (['kk', 'ru'] as const).map((language) => [kind, language] as const));

describe('a journal', () => {
  const pdf = new PdfRenderer();
  afterAll(() => pdf.onApplicationShutdown());
  const print = (model: JournalModel) => pdf.render('journal', printedJournal(model));

  it.each(forms)('%s in %s says what it says', async (kind, language) => {
    expect(
      textOf(await print(journal(kind, language)))
        .split('\n')
        .filter((line) => line.trim()),
    ).toMatchSnapshot();
  });

  it.each(forms)('%s in %s is PDF/A-2a in its language', async (kind, language) => {
    const raw = (await print(journal(kind, language))).toString('latin1');
    expect(raw).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(raw).toMatch(new RegExp(`/Lang\\s*\\(${language}-KZ\\)`));
  });

  it.each(JOURNAL_KINDS)('%s has no word of the other language', (kind) => {
    const [kk, ru] = [journal(kind, 'kk'), journal(kind, 'ru')];
    expect(foreignWords({ kk, ru }, { rows: ROWS[kind], providerHead, marks: ['+', 'у', 'н', 'д', 'с'] })).toEqual([]);
  });

  it('counts the marks of a month, several lessons a day beside each other', () => {
    const [page] = journal('ATTENDANCE', 'kk').parts;
    expect(page?.columns).toHaveLength(2 + 28 + 3);
    const [line] = page!.rows;
    expect([line![3], line![11], line![29], line!.slice(-3)]).toEqual(['+/д', 'с', '+', [2, 1, 1]]);
  });

  it('has a page for each month, specialist and form of lessons', () => {
    const [row] = ROWS.ATTENDANCE;
    const others = [
      row!,
      { ...row!, child: 'Мысалов Мысал' },
      { ...row!, form: 'GROUP' as const },
      { ...row!, month: day('2026-12-01') },
    ];
    const { parts } = journal('ATTENDANCE', 'ru', others);
    expect(parts.map(({ heading, rows }) => [heading, rows.length])).toEqual([
      ['Февраль 2026 года. Логопед: Сынақова Гүлмира Өмірқызы. Индивидуальное занятие', 2],
      ['Февраль 2026 года. Логопед: Сынақова Гүлмира Өмірқызы. Групповое занятие', 1],
      ['Декабрь 2026 года. Логопед: Сынақова Гүлмира Өмірқызы. Индивидуальное занятие', 1],
    ]);
    expect(parts[2]!.columns).toHaveLength(2 + 31 + 3);
  });

  it('has a line for each lesson, with who did not come and why, to be signed by its specialist', () => {
    const [page] = journal('LESSONS', 'kk').parts;
    expect(page!.heading).toBe('2026 жылғы ақпан. Логопед: Сынақова Гүлмира Өмірқызы. Кіші топтық сабақ');
    expect(page!.rows).toEqual([
      [1, '10.02.2026', '11:40–12:00', 'Мысалов Мысал (д); Үлгібаева Томирис', '[ш]: ша-шо-шу', 1, 1, null],
    ]);
  });

  it('says on every sheet whose lessons they are', async () => {
    const rows = Array.from({ length: 60 }, () => ROWS.LESSONS[0]!);
    const text = textOf(await print(journal('LESSONS', 'ru', rows)));
    const sheets = Number(/1 \/ (\d+)/.exec(text)?.[1]);
    expect(sheets).toBeGreaterThan(2);
    expect(text.split('Логопед: Сынақова').length - 1).toBeGreaterThanOrEqual(sheets - 1);
  });

  it('without a row says so', async () => {
    for (const kind of JOURNAL_KINDS)
      expect(textOf(await print(journal(kind, 'kk', []))).replace(/\s+/g, ' ')).toContain('Осы кезеңде жазба жоқ.');
  });

  it('repeats its header on every sheet', async () => {
    const rows = Array.from({ length: 120 }, () => ROWS.REGISTRATION[0]!);
    const text = textOf(await print(journal('REGISTRATION', 'ru', rows)));
    const sheets = Number(/1 \/ (\d+)/.exec(text)?.[1]);
    expect(sheets).toBeGreaterThan(3);
    expect(text.split('Примечание').length - 1).toBeGreaterThanOrEqual(sheets - 1);
  });
});
