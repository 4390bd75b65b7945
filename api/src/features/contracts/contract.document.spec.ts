import { day } from '@onaltu/domain/clock/day';
import { translator } from '@onaltu/i18n/translator';
import { foreignWords, leavesOf } from '../../platform/documents/own-words';
import { PdfRenderer } from '../../platform/documents/pdf-renderer';
import { textOf } from '../../platform/documents/pdf-text';
import { providerHead } from '../../platform/documents/sample-people';
import { type ContractRecord, contractDocument } from './contract.document';

const record: ContractRecord = {
  number: '2026/0249',
  concludedOn: day('2026-08-03'),
  lengthDays: 182,
  headName: 'Образцова Сәуле Һадиқызы',
  representative: { name: 'Үлгібаева Мысал Ғаниқызы', relation: 'MOTHER', phone: '+77010000000' },
  child: { name: 'Үлгібаева Томирис Тестқызы', birthDate: day('2019-04-14') },
  specialists: [
    { name: 'Примерова Наталья Петровна', post: 'PSYCHOLOGIST' },
    { name: 'Сынақова Гүлмира Өмірқызы', post: 'SPEECH_THERAPIST' },
    { name: 'Мысалбек Бақыт', post: 'EXERCISE_THERAPIST' },
  ],
  signedByHeadAt: new Date('2026-08-03T05:12:00Z'),
  signedByRepresentativeAt: new Date('2026-08-03T19:20:00Z'),
  head: providerHead,
};
const rowsOf = (language: 'kk' | 'ru', from = record) =>
  Object.fromEntries(
    contractDocument(from, language)
      .sections.flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'rows' ? block.rows.map(({ label, value }) => [label, value]) : [])),
  );

describe('the contract', () => {
  it('names the parties, the child and the team', () => {
    expect(rowsOf('kk')).toEqual({
      'Көрсетілетін қызметті беруші': '«Үлгі» оңалту орталығы',
      Басшы: 'Образцова Сәуле Һадиқызы',
      'Көрсетілетін қызметті алушының заңды өкілі': 'Үлгібаева Мысал Ғаниқызы (анасы), +7 701 000 00 00',
      'Көрсетілетін қызметті алушы': 'Үлгібаева Томирис Тестқызы',
      'Туған күні': '14.04.2019',
      Ұзақтығы: '182 күнтізбелік күн',
      Басталуы: 'топтық (командалық) бағалау аяқталған күн',
      'Тағайындалған мамандар': [
        'Педагог-психолог: Примерова Наталья Петровна',
        'Логопед: Сынақова Гүлмира Өмірқызы',
        'ЕДШ нұсқаушысы: Мысалбек Бақыт',
      ].join('\n'),
    });
  });

  it.each([
    [181, '181 календарный день'],
    [182, '182 календарных дня'],
    [365, '365 календарных дней'],
  ])('counts %i days in Russian', (lengthDays, expected) =>
    expect(rowsOf('ru', { ...record, lengthDays })['Длительность']).toBe(expected),
  );

  it('has a line for each pen, with the day that was recorded, in Almaty', () => {
    expect(contractDocument(record, 'ru').signatures).toEqual([
      { label: 'Руководитель', name: record.headName, place: 'подпись, 03.08.2026' },
      {
        label: 'Законный представитель услугополучателя',
        name: record.representative.name,
        place: 'подпись, 04.08.2026',
      },
    ]);
  });

  it('has the number of a late paper beside ours, and no word of it where there is none', () => {
    const late = contractDocument({ ...record, paperNumber: '14-К' }, 'kk');
    expect(leavesOf(late)).toContain('Қағаз түріндегі шарттың нөмірі: 14-К');
    expect(late.number).toBe('№\u00a02026/0249');
    expect(leavesOf(contractDocument(record, 'kk')).join()).not.toContain('Қағаз түріндегі');
  });

  it('speaks one language', () => {
    const models = { kk: contractDocument(record, 'kk'), ru: contractDocument(record, 'ru') };
    expect(foreignWords(models, record)).toEqual([]);
  });

  it.each(['kk', 'ru'] as const)('is printed in %s', async (language) => {
    const pdf = new PdfRenderer();
    const text = textOf(await pdf.render('contract', contractDocument(record, language))).replace(/\s+/g, '');
    await pdf.onApplicationShutdown();
    const expected = [translator(language).t('document.contract.finalText'), record.child.name, '2026/0249'];
    for (const phrase of expected) expect(text).toContain(phrase.replace(/\s+/g, ''));
  });

  it('says whose seal it is and what the head is called, where the provider says so', () => {
    const head = {
      ...providerHead,
      seal: { kk: '№ 1', ru: '№ 1' },
      headPost: { kk: 'Директордың міндетін атқарушы', ru: 'И. о. директора' },
    };
    const { seal, signatures } = contractDocument({ ...record, head }, 'ru');
    expect([seal, signatures[0]?.label]).toEqual(['М.П. № 1', 'И. о. директора']);
    expect(contractDocument(record, 'ru').seal).toBe('М.П.');
  });
});
