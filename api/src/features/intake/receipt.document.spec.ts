import { calendarDays, day } from '@onaltu/domain/clock/day';
import { translator } from '@onaltu/i18n/translator';
import { foreignWords, leavesOf } from '../../platform/documents/own-words';
import { PdfRenderer } from '../../platform/documents/pdf-renderer';
import { textOf } from '../../platform/documents/pdf-text';
import { providerHead } from '../../platform/documents/sample-people';
import { type ReceiptRecord, receiptDocument } from './receipt.document';

const record: ReceiptRecord = {
  number: '2026-0287',
  receivedAt: new Date('2026-07-31T04:38:00Z'),
  clerkName: 'Демеуова Салтанат Үлгіқызы',
  child: { name: 'Үлгібаева Томирис Тестқызы', birthDate: day('2019-04-14') },
  applicantName: 'Үлгібаева Мысал Ғаниқызы',
  taken: [
    { kind: 'APPLICATION', number: null, issuedOn: day('2026-07-31'), keeping: 'COPY' },
    { kind: 'CONSENT', number: null, issuedOn: null, keeping: 'COPY' },
    { kind: 'BIRTH_CERTIFICATE_OR_ID', number: '000142', issuedOn: day('2019-05-02'), keeping: 'SEEN' },
  ],
  missing: ['PMPC_CONCLUSION', 'REPRESENTATIVE_ID'],
  slipCode: '7F3K92MX41QPAB5D0T8W3H6N2R',
  publicUrl: 'https://onaltu.example/',
  normMinutes: 10,
  courseNorm: { minDays: calendarDays(90), maxDays: calendarDays(365) },
  head: providerHead,
};
const valueOf = (language: 'kk' | 'ru', label: string, from = record) =>
  receiptDocument(from, language)
    .sections.flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'rows' ? block.rows : []))
    .find((row) => row.label === label)?.value;

describe('the receipt for the documents', () => {
  it('says when the papers came on the clock of Almaty', () => {
    expect(valueOf('kk', 'Құжаттардың түскен уақыты')).toBe('31.07.2026, 09:38');
    expect(receiptDocument({ ...record, receivedAt: new Date('2026-07-31T20:00:00Z') }, 'ru')).toMatchObject({
      date: '1 августа 2026 года',
      issuedOn: '2026-08-01',
    });
  });

  it('lists the papers that were taken and how each was kept', () => {
    expect(receiptDocument(record, 'kk').sections[1]?.blocks).toMatchObject([
      {
        rows: [
          ['Өтініш', '31.07.2026', 'Көшірмесі қоса берілді'],
          ['Дербес деректерді жинауға және өңдеуге келісім', '–', 'Көшірмесі қоса берілді'],
          [
            'Баланың туу туралы куәлігі немесе жеке басын куәландыратын құжаты',
            '№\u00a0000142, 02.05.2019',
            'Түпнұсқамен салыстырылды',
          ],
        ],
      },
    ]);
  });

  it('says what is still to be handed in, or that nothing is', () => {
    const titles = (from: ReceiptRecord) => receiptDocument(from, 'ru').sections.map(({ title }) => title);
    expect(receiptDocument(record, 'ru').sections[2]?.blocks).toEqual([
      {
        kind: 'list',
        lead: '',
        items: ['Заключение ПМПК', 'Документ, удостоверяющий личность законного представителя'],
      },
    ]);
    const complete = { ...record, missing: [] };
    expect(titles(complete)).not.toContain('Документы, которые нужно донести');
    expect(leavesOf(receiptDocument(complete, 'ru'))).toContain('Документы сданы полностью.');
    expect(leavesOf(receiptDocument(record, 'ru'))).not.toContain('Документы сданы полностью.');
  });

  it('has the number of a late paper beside ours, and no line for one where there is none', () => {
    expect(valueOf('kk', 'Қағаздағы нөмірі', { ...record, paperNumber: '14/б' })).toBe('14/б');
    expect(valueOf('kk', 'Қағаздағы нөмірі')).toBeUndefined();
    expect(valueOf('kk', 'Тіркеу нөмірі', { ...record, paperNumber: '14/б' })).toBe('2026-0287');
  });

  it('cites the action of the regulation beside each norm', () => {
    expect(valueOf('kk', 'Осы іс-қимылдың уақыт нормасы')).toBe('10 минуттан аспайды\nРегламент, 5-тармақ, 2-іс-қимыл');
    expect(valueOf('kk', 'Оңалту курсының мерзімі')).toContain('90–365 күнтізбелік күн');
  });

  it('gives the code to follow the case in groups, and where to enter it', () => {
    expect(receiptDocument(record, 'kk').slip).toMatchObject({
      code: '7F3K-92MX-41QP-AB5D-0T8W-3H6N-2R',
      url: 'onaltu.example/case',
    });
  });

  it('shows a person without a patronymic as he is', () => {
    const child = { name: 'Үлгібай Әлихан', birthDate: day('2020-02-29') };
    expect(valueOf('ru', 'Услугополучатель', { ...record, child })).toBe('Үлгібай Әлихан');
  });

  it('speaks one language', () => {
    const models = { kk: receiptDocument(record, 'kk'), ru: receiptDocument(record, 'ru') };
    expect(foreignWords(models, record)).toEqual([]);
  });

  it.each(['kk', 'ru'] as const)('is printed in %s', async (language) => {
    const pdf = new PdfRenderer();
    const text = textOf(await pdf.render('receipt', receiptDocument(record, language))).replace(/\s+/g, '');
    await pdf.onApplicationShutdown();
    const expected = [translator(language).t('document.receipt.title'), record.child.name, '7F3K-92MX-41QP-AB5D'];
    for (const phrase of expected) expect(text).toContain(phrase.replace(/\s+/g, ''));
  });
});
