// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const MESSAGES = join(root, 'libs/i18n/src/messages');
const REFERENCE = 'kk';
const SOURCES = ['api/src', 'libs', 'web'].map((folder) => join(root, folder));
const CODE = /\.(ts|vue|mjs|typ|html)$/;
const NOT_SOURCE = /(^|\/)(node_modules|dist|messages|test-results|playwright-report)(\/|$)/;

/** @param {unknown} node @param {string} path @returns {[key: string, message: string][]} */
function leaves(node, path) {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(/** @type {object} */ (node)).flatMap(([name, child]) => leaves(child, `${path}.${name}`));
}

/** @param {string} locale @returns {Map<string, string>} */
function messagesOf(locale) {
  const files = readdirSync(join(MESSAGES, locale)).filter((name) => name.endsWith('.json'));
  const read = (/** @type {string} */ file) => JSON.parse(readFileSync(join(MESSAGES, locale, file), 'utf8'));
  return new Map(files.flatMap((file) => leaves(read(file), file.replace(/\.json$/, ''))));
}

/** Words the pages are built without (libs/web-shell/app.config.ts). */
const OF_THE_SERVER = /^(mail|document)\./;
const PAGES = ['libs/ui', 'libs/web-shell', 'web'];
/**
 * Words that only some pages have: they come with those of `within` (libs/web-shell/src/words.ts), or the others are built without them
 * (vite.config.ts). Every other page of `among` may not ask for them.
 */
const PARTS = [
  {
    ...{
      of: /^(account|administration|children|imports|journal|mails|permission|reminder|result|review|settings|staff|verify)\./,
      with: 'settings, journals, mail and certificates',
    },
    within:
      /^\/(web\/(provider\/src\/(account|case-status|certificates|children|codes|contracts|verification|imports|journals|mails|packs|reminders|settings|staff)|department\/src\/(directory|operator|settings))|libs\/web-shell\/src\/(mails|rungs))\//,
  },
  {
    ...{ of: /^(figure|indicator|snapshot)\./, with: 'figures' },
    within:
      /^\/(web\/provider\/src\/figures|web\/department\/src\/(figures|indicators|overview|process|providers|quality|reports)|libs\/web-shell\/src\/(figures|months))\//,
  },
  {
    ...{ of: /^making\./, with: 'what is made while one waits' },
    within: /^\/(libs\/ui\/src\/AppFileState|web\/department\/src\/operator\/DeadLettersPage)\.vue$/,
    among: PAGES,
  },
  {
    ...{ of: /^(attendance|course)\./, with: 'lessons' },
    within: /^\/web\/provider\/src\/(account|courses|lessons|timetable)\//,
  },
  { of: /^report\./, with: 'reports', within: /^\/web\/department\/src\/reports\// },
  { of: /^schedule\./, with: 'the timetable', within: /^\/web\/provider\/src\/timetable\// },
  {
    ...{ of: /^(conclusion|scoring)\./, with: 'the sheet of an assessment and the conclusion' },
    within: /^\/web\/provider\/src\/(assessments|conclusions)\//,
  },
  {
    ...{ of: /^sealing\./, with: 'confirmed months' },
    within: /^\/(web\/(provider\/src\/figures\/months|department\/src\/quality)|libs\/web-shell\/src\/months)\//,
  },
  { of: /^department\./, with: "the department's pages", within: /^\/web\/department\// },
  {
    ...{ with: "the provider's pages", within: /^\/libs\/ui\//, among: ['libs/web-shell', 'web/department'] },
    of: /^(assessment|attendance|children|conclusion|course|duty|exit|goal|move|print|process|progress|rail|register|relation|review|verify|work)\./,
  },
];

/** @param {string[]} folders @param {RegExp} [except] */
function sourceIn(folders, except) {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && CODE.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !NOT_SOURCE.test(file.slice(root.length)) && !except?.test(file.slice(root.length))),
  );
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

/** Beginnings of keys that are made at run time. @param {string} source */
const begun = (source) => [...source.matchAll(/`([a-z][\w.-]*\.)\$\{/g)].map(([, key]) => key ?? '');

/** Every quoted word that could be a key. @param {string} source */
const quoted = (source) => new Set([...source.matchAll(/['"`]([A-Za-z][\w.-]*\.[\w.-]+)['"`]/g)].map(([, key]) => key));

/**
 * An ending depends on the last sound of the word before it, which nobody knows of a variable. A hyphen before a whole
 * word is the ordinal (5-іс-қимыл, 90-күн): one form for every number.
 */
const ORDINAL_NOUNS = ['іс-қимыл', 'күн', 'апта', 'ай', 'тармақ', 'тармақша', 'бет', 'нұсқа'].join('|');
const GLUED = new RegExp(`\\}(?!-(?:${ORDINAL_NOUNS})(?!\\p{L}))(?=-?\\p{L})`, 'u');

/** @param {{ of: RegExp, with: string, within: RegExp, among?: string[] }} part @param {Map<string, string>} reference */
function misplaced({ of, with: pages, within, among = PAGES }, reference) {
  const source = sourceIn(
    among.map((folder) => join(root, folder)),
    within,
  );
  return [...quoted(source), ...begun(source)]
    .filter((key) => key && of.test(key) && (reference.has(key) || key.endsWith('.')))
    .map((key) => `fetched only with ${pages}: ${key}`);
}

function findFaults() {
  const reference = messagesOf(REFERENCE);
  const others = readdirSync(MESSAGES).filter((locale) => locale !== REFERENCE);
  /** @type {string[]} */
  const prefixes = JSON.parse(readFileSync(join(root, 'libs/i18n/src/dynamic-keys.json'), 'utf8'));
  const used = quoted(sourceIn(SOURCES));
  const dynamic = (/** @type {string} */ key) => prefixes.some((prefix) => key.startsWith(prefix));
  const keys = [...reference.keys()];
  return [
    ...others.flatMap((locale) => differences(locale, reference, messagesOf(locale))),
    ...keys.filter((key) => !used.has(key) && !dynamic(key)).map((key) => `unused: ${key}`),
    ...[...quoted(sourceIn(PAGES.map((folder) => join(root, folder))))]
      .filter((key) => key && OF_THE_SERVER.test(key) && reference.has(key))
      .map((key) => `in a page, and only the server has it: ${key}`),
    ...PARTS.flatMap((part) => misplaced(part, reference)),
    ...prefixes
      .filter((prefix) => !keys.some((key) => key.startsWith(prefix)))
      .map((prefix) => `no key for: ${prefix}`),
    ...[...reference].filter(([, text]) => GLUED.test(text)).map(([key, text]) => `glued suffix: kk ${key}: ${text}`),
    ...[...reference].filter(([, text]) => text.trim() === '').map(([key]) => `empty: kk ${key}`),
  ];
}

/** @param {string} locale @param {Map<string, string>} reference @param {Map<string, string>} messages */
function differences(locale, reference, messages) {
  const variables = (/** @type {string | undefined} */ text) =>
    [...(text ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const sameVariables = (/** @type {string} */ key) =>
    new Set(variables(reference.get(key))).symmetricDifference(new Set(variables(messages.get(key)))).size === 0;
  return [
    ...[...reference.keys()].filter((key) => !messages.has(key)).map((key) => `missing: ${locale} ${key}`),
    ...[...messages.keys()].filter((key) => !reference.has(key)).map((key) => `extra: ${locale} ${key}`),
    ...[...messages].filter(([, text]) => text.trim() === '').map(([key]) => `empty: ${locale} ${key}`),
    ...[...reference.keys()]
      .filter((key) => messages.has(key) && !sameVariables(key))
      .map((key) => `other variables than kk: ${locale} ${key}`),
  ];
}

const faults = findFaults();
for (const fault of faults) console.log(fault);
console.log(faults.length === 0 ? 'The words of every language agree.' : `\n${faults.length} faults in the words.`);
process.exitCode = faults.length === 0 ? 0 : 1;
