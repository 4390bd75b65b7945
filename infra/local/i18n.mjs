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
/** Words that come with the pages of these folders alone (kk-office-messages.ts). */
const OF_THE_OFFICE = /^(administration|journal|result|settings|staff)\./;
const OFFICE =
  /^\/web\/(provider\/src\/(certificates|journals|settings|staff)|department\/src\/(directory|operator|settings))\//;
/** Words that come with the pages of these folders alone (kk-figure-messages.ts). */
const OF_FIGURES = /^(figure|indicator|snapshot)\./;
const FIGURES =
  /^\/(web\/provider\/src\/figures|web\/department\/src\/(figures|indicators|overview|process|providers|quality|reports)|libs\/web-shell\/src\/(figures|months))\//;
/** Words that come with the page of these folders alone (kk-report-messages.ts). */
const OF_REPORTS = /^report\./;
const REPORTS = /^\/web\/department\/src\/reports\//;
/** Words that come with the pages of these folders alone (kk-sealing-messages.ts). */
/** Words that come with the sheet of an assessment alone (kk-scoring-messages.ts). */
const OF_SCORING = /^scoring\./;
const SCORING = /^\/web\/provider\/src\/assessments\//;
const OF_SEALING = /^sealing\./;
const SEALING = /^\/(web\/(provider\/src\/figures\/months|department\/src\/quality)|libs\/web-shell\/src\/months)\//;
/** Words the provider's pages are built without (web/provider/vite.config.ts). */
const OF_THE_DEPARTMENT = /^department\./;
const DEPARTMENT = /^\/web\/department\//;
/** Words the department's pages are built without (web/department/vite.config.ts). */
const OF_THE_PROVIDER =
  /^(assessment|children|conclusion|course|duty|exit|goal|move|print|process|progress|rail|register|relation|review|verify|work)\./;
const PAGES = ['libs/ui', 'libs/web-shell', 'web'].map((folder) => join(root, folder));

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

function findFaults() {
  const reference = messagesOf(REFERENCE);
  const others = readdirSync(MESSAGES).filter((locale) => locale !== REFERENCE);
  /** @type {string[]} */
  const prefixes = JSON.parse(readFileSync(join(root, 'libs/i18n/src/dynamic-keys.json'), 'utf8'));
  const used = quoted(sourceIn(SOURCES));
  const dynamic = (/** @type {string} */ key) => prefixes.some((prefix) => key.startsWith(prefix));
  const ofEveryPage = sourceIn(PAGES, OFFICE);
  const ofTheProvider = sourceIn(PAGES, DEPARTMENT);
  const withoutFigures = sourceIn(PAGES, FIGURES);
  const withoutReports = sourceIn(PAGES, REPORTS);
  const withoutScoring = sourceIn(PAGES, SCORING);
  const withoutSealing = sourceIn(PAGES, SEALING);
  const ofTheDepartment = sourceIn(['web/department', 'libs/web-shell'].map((folder) => join(root, folder)));
  const keys = [...reference.keys()];
  return [
    ...others.flatMap((locale) => differences(locale, reference, messagesOf(locale))),
    ...keys.filter((key) => !used.has(key) && !dynamic(key)).map((key) => `unused: ${key}`),
    ...[...quoted(sourceIn(PAGES))]
      .filter((key) => key && OF_THE_SERVER.test(key) && reference.has(key))
      .map((key) => `in a page, and only the server has it: ${key}`),
    ...[...quoted(ofTheProvider), ...begun(ofTheProvider)]
      .filter((key) => key && OF_THE_DEPARTMENT.test(key) && (reference.has(key) || key.endsWith('.')))
      .map((key) => `only the department's pages have it: ${key}`),
    ...[...quoted(ofEveryPage), ...begun(ofEveryPage)]
      .filter((key) => key && OF_THE_OFFICE.test(key) && (reference.has(key) || key.endsWith('.')))
      .map((key) => `fetched only with settings, journals and certificates: ${key}`),
    ...[...quoted(withoutFigures), ...begun(withoutFigures)]
      .filter((key) => key && OF_FIGURES.test(key) && (reference.has(key) || key.endsWith('.')))
      .map((key) => `fetched only with figures: ${key}`),
    ...[...quoted(withoutReports), ...begun(withoutReports)]
      .filter((key) => key && OF_REPORTS.test(key) && (reference.has(key) || key.endsWith('.')))
      .map((key) => `fetched only with reports: ${key}`),
    ...[...quoted(withoutScoring), ...begun(withoutScoring)]
      .filter((key) => key && OF_SCORING.test(key) && (reference.has(key) || key.endsWith('.')))
      .map((key) => `fetched only with an assessment: ${key}`),
    ...[...quoted(ofTheDepartment), ...begun(ofTheDepartment)]
      .filter((key) => key && OF_THE_PROVIDER.test(key) && (reference.has(key) || key.endsWith('.')))
      .map((key) => `only the provider's pages have it: ${key}`),
    ...[...quoted(withoutSealing), ...begun(withoutSealing)]
      .filter((key) => key && OF_SEALING.test(key) && (reference.has(key) || key.endsWith('.')))
      .map((key) => `fetched only with confirmed months: ${key}`),
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
