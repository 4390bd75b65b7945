import { day } from '@onaltu/domain/clock/day';
import { translator } from '@onaltu/i18n/translator';
import { toString as qrCode } from 'qrcode';
import { foreignWords } from '../../platform/documents/own-words';
import { PdfRenderer } from '../../platform/documents/pdf-renderer';
import { textOf } from '../../platform/documents/pdf-text';
import { providerHead } from '../../platform/documents/sample-people';
import { certificateDocument, type CertificateRecord } from './certificate.document';

const record: CertificateRecord = {
  number: '2027-000113',
  issuedOn: day('2027-02-01'),
  child: { name: 'Үлгібаева Томирис Тестқызы', birthDate: day('2019-04-14') },
  served: { from: day('2026-08-04'), to: day('2027-01-29') },
  conclusion: { caseNumber: '2026-0287', signedOn: day('2027-01-29') },
  headName: 'Образцова Сәуле Һадиқызы',
  code: '7F3K92MX41QPAB5D0T8W3H6N2R',
  publicUrl: 'https://onaltu.example',
  head: providerHead,
};

describe('the certificate', () => {
  it('says who received the service, when, and on what ground', async () => {
    const { recipient, rows, number, date } = await certificateDocument(record, 'kk');
    expect([number, date]).toEqual(['№\u00a02027-000113', '2027 жылғы 1 ақпан']);
    expect(recipient).toEqual({ label: 'Тегі, аты, әкесінің аты', value: 'Үлгібаева Томирис Тестқызы' });
    expect(rows.map(({ value }) => value)).toEqual([
      '2019 жылғы 14 сәуір',
      '«Дамуында проблемалары бар балалар мен жасөспірімдерді оңалту және әлеуметтік бейімдеу»',
      '2026 жылғы 4 тамыз – 2027 жылғы 29 қаңтар',
      'Топтық (командалық) бағалау қорытындысы: №\u00a02026-0287, 2027 жылғы 29 қаңтар',
    ]);
  });

  it('names the certificate it stands for when it is a reissue', async () => {
    const { rows } = await certificateDocument({ ...record, replaces: '2026-000090' }, 'ru');
    expect(rows.at(-1)).toEqual({ label: 'Взамен ранее выданной справки', value: '№\u00a02026-000090' });
    expect((await certificateDocument(record, 'ru')).rows).toHaveLength(4);
  });

  it('leads the camera to the page that verifies it, the code in the fragment', async () => {
    const { qr } = await certificateDocument({ ...record, publicUrl: 'https://onaltu.example/' }, 'kk');
    const address = 'https://onaltu.example/verify#7F3K92MX41QPAB5D0T8W3H6N2R';
    expect(qr.svg).toBe(await qrCode(address, { type: 'svg', margin: 0 }));
    expect(qr).toMatchObject({ url: 'onaltu.example/verify', code: '7F3K-92MX-41QP-AB5D-0T8W-3H6N-2R' });
    expect((await certificateDocument({ ...record, code: record.code.replace('7', '8') }, 'kk')).qr.svg).not.toBe(
      qr.svg,
    );
  });

  it('shows a child without a patronymic as he is', async () => {
    const child = { ...record.child, name: 'Үлгібай Әлихан' };
    expect((await certificateDocument({ ...record, child }, 'ru')).recipient.value).toBe('Үлгібай Әлихан');
  });

  it('speaks one language', async () => {
    const models = { kk: await certificateDocument(record, 'kk'), ru: await certificateDocument(record, 'ru') };
    expect(foreignWords(models, record)).toEqual([]);
  });

  it.each(['kk', 'ru'] as const)('is printed in %s', async (language) => {
    const pdf = new PdfRenderer();
    const model = await certificateDocument({ ...record, replaces: '2026-000090' }, language);
    const text = textOf(await pdf.render('certificate', model)).replace(/\s+/g, '');
    await pdf.onApplicationShutdown();
    const expected = [translator(language).t('document.certificate.statement'), record.child.name, '7F3K-92MX-41QP'];
    for (const phrase of expected) expect(text).toContain(phrase.replace(/\s+/g, ''));
  });
});
