export type PersonName = { lastName?: string | null; firstName?: string | null; middleName?: string | null };

const LONGEST_NAME = 100;
const LETTER = String.raw`(?:(?=\p{L})[\p{Script=Cyrillic}\p{Script=Latin}])`;
const NAME = new RegExp(String.raw`^${LETTER}(?:${LETTER}|[ .'’ʼ\-‐‑])*$`, 'u');

/** One part of a name as in the document: NFC, one space between words; not changed otherwise. */
export function normalizePersonName(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .replace(/[ \u00a0]+/gu, ' ');
}

/** Letters of our two scripts, hyphen, apostrophe, space and dot: nothing invisible, nothing that turns the line. */
export function checkPersonName(text: string): boolean {
  const name = normalizePersonName(text);
  return name.length <= LONGEST_NAME && NAME.test(name);
}

/** A word with Cyrillic and Latin letters at once, mostly a Latin look-alike typed by mistake. */
export function mixedScripts(text: string): boolean {
  return text.split(/[^\p{L}]+/u).some((word) => /\p{Script=Cyrillic}/u.test(word) && /\p{Script=Latin}/u.test(word));
}

const FOLDED: Readonly<Record<string, string>> = {
  i: 'и', // Latin, typed for the Kazakh і
  ə: 'а', // Latin schwa, typed for ә
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ё: 'е',
};

/** For search only, both sides: people type Kazakh names without a Kazakh keyboard. Never stored as the name. */
export function fold(text: string): string {
  const plain = text.normalize('NFC').toLowerCase().trim().replace(/\s+/gu, ' ');
  return plain.replace(/[iəәғқңөұүһіё]/gu, (letter) => FOLDED[letter] ?? letter);
}

/** The same letters for a database to fold by: each of `from` becomes the one at its place in `to`. */
export const FOLDING = { from: Object.keys(FOLDED).join(''), to: Object.values(FOLDED).join('') } as const;

const partsOf = ({ lastName, firstName, middleName }: PersonName) =>
  [lastName, firstName, middleName].filter((part): part is string => !!part);

const initial = (part: string) => `${[...part][0]?.toUpperCase()}.`;

/** Surname, given name, patronymic: the order of the document, whichever of them there are. */
export function fullName(person: PersonName): string {
  return partsOf(person).join(' ');
}

/** 'Ү.Т.': what the public may see of a child's name. */
export function initialsOf(person: PersonName): string {
  return partsOf(person).map(initial).join('');
}

/** 'Үлгібаева Т.': what fits a list. */
export function shortName({ lastName, firstName }: PersonName): string {
  if (!lastName) return firstName ?? '';
  return firstName ? `${lastName} ${initial(firstName)}` : lastName;
}

/** The folded words a person is found by: "касы" finds Қасымова, whatever the keyboard. */
export function searchWords(text: string): string[] {
  return [...new Set(fold(text).split(/[^\p{L}\p{N}]+/u))].filter((word) => word !== '');
}
