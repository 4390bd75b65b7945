import { translator } from '@onaltu/i18n/translator';
import type { Form } from './document-models';
import { PdfNotRendered, PdfRenderer } from './pdf-renderer';
import { textOf } from './pdf-text';
import { certificate, contract, samples } from './sample-models';
import { type Language, names, providerName } from './sample-people';

const forms = (['kk', 'ru'] as const).flatMap((language) =>
  (['receipt', 'contract', 'conclusion', 'certificate'] as const).map((name) => [name, language] as const),
);
const renderSample = async (pdf: PdfRenderer, name: Form, language: Language) =>
  pdf.render(name, await samples[name](language));

describe('a printed form', () => {
  const pdf = new PdfRenderer();
  afterAll(() => pdf.onApplicationShutdown());

  it.each(forms)('%s in %s is PDF/A-2a, titled, tagged and in its language', async (name, language) => {
    const bytes = await renderSample(pdf, name, language);
    const raw = bytes.toString('latin1');
    expect(raw).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(raw).toMatch(new RegExp(`/Lang\\s*\\(${language}-KZ\\)`));
    expect(raw).toMatch(/\/Marked\s+true/);
    expect(bytes.toString('utf8')).toContain(`${translator(language).t(`document.${name}.title`)} №`);
  });

  it.each(forms)('%s in %s gives its text back, Kazakh letters included', async (name, language) => {
    const text = textOf(await renderSample(pdf, name, language)).replace(/\s+/g, '');
    const expected = [providerName[language], names.child, name === 'receipt' ? names.representative : names.head];
    for (const phrase of expected) expect(text).toContain(phrase.replace(/\s+/g, ''));
  });

  it('is the same file for the same record', async () => {
    const other = new PdfRenderer();
    const [first, second] = await Promise.all([
      renderSample(pdf, 'certificate', 'kk'),
      renderSample(other, 'certificate', 'kk'),
    ]);
    await other.onApplicationShutdown();
    expect(first.equals(second)).toBe(true);
  });

  it('shows what a person typed as it is, and reads no file for it', async () => {
    const typed = '#read("/etc/hostname") $x$ *a* \\ <b>';
    const text = textOf(await pdf.render('contract', { ...contract('kk'), title: typed }));
    expect(text.replace(/\s+/g, '')).toContain(typed.replace(/\s+/g, ''));
  });

  it('is not made when a letter has no glyph', async () => {
    const model = { ...contract('ru'), title: 'Договор 契約' };
    await expect(pdf.render('contract', model)).rejects.toThrow(PdfNotRendered);
  });

  it('is not made when the record lacks what the form needs', async () => {
    await expect(pdf.render('certificate', contract('ru') as never)).rejects.toThrow(/qr|recipient|statement/);
  });

  it('marks a copy', async () => {
    const { t } = translator('ru');
    const text = textOf(
      await pdf.render('certificate', { ...(await certificate('ru')), copyMark: t('document.copyMark') }),
    );
    expect(text).toContain('Копия');
  });

  it('does not wait for a record that takes too long, and makes the next one', async () => {
    const endless = contract('kk');
    endless.sections = Array.from({ length: 20_000 }, () => ({ title: 'ә', blocks: [] }));
    const slow = pdf.render('contract', endless, 50);
    const next = renderSample(pdf, 'receipt', 'kk');
    await expect(slow).rejects.toThrow('took longer than 50 ms');
    expect((await next).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('can be asked again after it was closed', async () => {
    const own = new PdfRenderer();
    await renderSample(own, 'receipt', 'ru');
    await own.onApplicationShutdown();
    expect((await renderSample(own, 'receipt', 'ru')).subarray(0, 5).toString()).toBe('%PDF-');
    await own.onApplicationShutdown();
  });
});
