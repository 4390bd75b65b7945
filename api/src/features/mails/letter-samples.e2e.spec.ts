import { LOCALES } from '@onaltu/i18n/formats';
import { startApp } from '../../../test/harness';
import { MAIL_TEMPLATES } from '../../platform/mail/post-mail';
import type { LetterSample } from './mail.view';

describe('the letters there are, with sample data', () => {
  const app = startApp();
  const samples = async (locale: string): Promise<LetterSample[]> =>
    (
      await app
        .as(await app.given.operator())
        .get(`/mails/samples?locale=${locale}`)
        .expect(200)
    ).body as LetterSample[];

  it.each(LOCALES)(
    'are all shown, in %s, as text and as a page that asks no other machine for anything',
    async (locale) => {
      const letters = await samples(locale);
      expect(new Set(letters.map(({ template }) => template))).toEqual(new Set(MAIL_TEMPLATES));
      for (const { subject, text, html } of letters) {
        expect(subject).toMatch(/\S/);
        expect(text).toMatch(/\S\n\n\S/);
        expect(html).toContain(`<html lang="${locale}">`);
        expect(html).toContain('color-scheme');
        expect(html).not.toMatch(/<(img|link|script|iframe)\b|url\(|[^\w]src=/);
        expect(`${subject}${text}${html}`).not.toMatch(/undefined|\[object|\{\w+\}/);
      }
    },
  );

  it('say the same things in text and on the page', async () => {
    for (const { text, html } of await samples('ru'))
      for (const [number] of text.matchAll(/\d{4}-\d{4}/g)) expect(html).toContain(number);
  });

  it('are the operator’s to look at, in a language there is', async () => {
    const operator = await app.given.operator();
    await app.as(operator).get('/mails/samples?locale=de').expect(422);
    await app.as(operator).get('/mails/samples').expect(422);
    const provider = await app.given.provider();
    await app.as(provider.head).get('/api/operator/mails/samples?locale=kk').expect(401);
  });
});
