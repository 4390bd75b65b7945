import type { Locale } from '@onaltu/i18n/formats';

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
export const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase('kk') + text.slice(1);

export const paragraph = (text: string): string => `<p>${escaped(text)}</p>`;
const small = (html: string): string => `<p style="font-size:13px;opacity:.8">${html}</p>`;
export const smallPrint = (text: string): string => small(escaped(text));
export const smallLink = (link: string, label: string): string => small(bareLink(link, label));
export const bareLink = (link: string, label: string): string => `<a href="${escaped(link)}">${escaped(label)}</a>`;
export const linkButton = (link: string, label: string): string =>
  `<p><a href="${escaped(link)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0B5F73;color:#ffffff;text-decoration:none">${escaped(label)}</a></p>`;

/** The page of a letter: it follows the reader's light or dark, and asks no other machine for anything. */
export const letterPage = (locale: Locale, parts: readonly string[]): string =>
  `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>
<body style="margin:0;padding:24px;font:16px/1.5 'Segoe UI',Roboto,Arial,sans-serif"><div style="max-width:560px;margin:0 auto">
${parts.join('\n')}</div></body></html>`;
