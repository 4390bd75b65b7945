// @ts-check
import { createRequire } from 'node:module';
import { expect, until } from './expectation.mjs';

/** @typedef {import('./cast.mjs').Walk} Walk */
/** @typedef {import('./cast.mjs').Person} Person */

const require = createRequire(import.meta.url);
const { translator } = require('@onaltu/i18n/translator');

const PATIENCE_MS = 30_000;

/** @param {string} inbox @returns {Promise<any[]>} */
async function mailsIn(inbox) {
  const response = await fetch(new URL('/api/email', inbox));
  expect(response.ok, `The inbox at ${inbox} answers ${response.status}.`);
  return response.json();
}

/** "A conclusion waits for your signature", in the language of the one who reads it. @param {Walk} walk @param {Person} person */
async function expectMail({ mail: inbox, number }, { me: { email, locale } }) {
  if (!inbox) return;
  const subject = translator(locale).t('mail.signatureAwaited.subject', { number }).toLowerCase();
  const isTheirs = (/** @type {any} */ mail) =>
    mail.subject.toLowerCase() === subject && mail.to.some((/** @type {any} */ to) => to.address === email);
  const what = `a mail to ${email} in ${locale}: “${subject}”`;
  await until(what, async () => (await mailsIn(inbox)).some(isTheirs), PATIENCE_MS);
  console.log(`  Mail to ${email}, language ${locale}.`);
}

/** @param {Walk} walk @param {Person[]} people */
export async function expectMails(walk, people) {
  if (!walk.mail) console.log('  No inbox to look into: mails are not checked.');
  for (const person of people) await expectMail(walk, person);
}

/** A word of its own, not a part of another one. @param {string} word */
function alone(word) {
  const plain = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\d])${plain}(?![\\p{L}\\d])`, 'iu');
}

/** Neither the child's name nor the IIN is in any mail. @param {Walk} walk */
export async function expectNoNames({ mail: inbox, file: { child } }) {
  if (!inbox) return;
  const secrets = [child.lastName, child.firstName, child.iin].filter((word) => word !== undefined);
  const mails = await mailsIn(inbox);
  for (const { id, subject } of mails) {
    const mail = await (await fetch(new URL(`/api/email/${id}`, inbox))).json();
    const words = [mail.subject, mail.text, mail.html].join('\n');
    const found = secrets.filter((secret) => alone(secret).test(words));
    expect(
      found.length === 0,
      `The mail “${subject}” holds the child’s ${found.length > 1 ? 'particulars' : 'name or IIN'}.`,
    );
  }
  console.log(`  No child’s name and no IIN in ${mails.length} mails.`);
}
