// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../local/paths.mjs';
import { pageOf } from './cast.mjs';
import { expect, until } from './expectation.mjs';

/** @typedef {import('./cast.mjs').Walk} Walk */

const require = createRequire(import.meta.url);
const { textOf } = require(join(root, 'api/dist/platform/documents/pdf-text.js'));

const PDF_A = '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>';

/**
 * Waits until the form is printed, saves it, and answers its text; it must be PDF/A-2a and say what it is about.
 * @param {Walk} walk
 * @param {'RECEIPT' | 'CONTRACT' | 'CONCLUSION' | 'CERTIFICATE'} kind
 * @param {string} number
 * @returns {Promise<string>}
 */
export async function saveDocument(walk, kind, number) {
  const document = await until(`the ${kind.toLowerCase()} as PDF`, async () => {
    const { documents } = await pageOf(walk);
    return documents.find((/** @type {any} */ one) => one.kind === kind && one.renderedAt);
  });
  const path = `/provider/case-files/${walk.id}/documents/${document.id}`;
  const bytes = await walk.head.session.get(path);
  expect(Buffer.isBuffer(bytes) && bytes.subarray(0, 5).toString() === '%PDF-', `The ${kind} is not a PDF.`);
  expect(bytes.toString('latin1').includes(PDF_A), `The ${kind} does not say that it is PDF/A-2a.`);
  const text = textOf(bytes);
  expect(text.includes(number), `The ${kind} does not show the number ${number}.`);
  mkdirSync(walk.out, { recursive: true, mode: 0o700 });
  const place = join(walk.out, `${kind.toLowerCase()}.pdf`);
  writeFileSync(place, bytes, { mode: 0o600 });
  walk.foreign.push(path);
  console.log(`  Saved ${place}`);
  return text;
}

const CODE = /\b(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{2}\b/;

/** The code for the public door, as the paper shows it. @param {string} text */
export function codeIn(text) {
  const [code] = CODE.exec(text) ?? [];
  expect(code !== undefined, 'The certificate shows no verification code.');
  return code;
}
