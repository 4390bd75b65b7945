import { SPECIALIST_POSTS } from '@onaltu/domain/assessment';
import { translator } from '@onaltu/i18n/translator';

/** Every text of a model, wherever it stands. */
export function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(leavesOf) : [];
}

const KAZAKH_LETTER = /[әғқңөұүһі]/i;
const SYSTEM = '«Оңалту»';
const [kazakh, russian] = [translator('kk'), translator('ru')];
const posts = SPECIALIST_POSTS.map((post) => `post.${post}` as const);
const SHARED = [
  'Телефон',
  'Курс',
  ...posts.filter((key) => kazakh.t(key) === russian.t(key)).map((key) => kazakh.t(key)),
];

/** The words a form adds by itself: its texts without what people and the directory wrote. */
function ownWords(model: object, record: object): string[] {
  const written = leavesOf(record).flatMap((text) => text.split(/\r?\n/));
  const facts = [...SHARED, SYSTEM, ...written].toSorted((a, b) => b.length - a.length);
  return leavesOf(model)
    .map((text) => facts.reduce((left, fact) => (fact ? left.replaceAll(fact, '') : left), text))
    .filter((text) => /\p{Script=Cyrillic}/u.test(text));
}

/** Words of the other language on a form: Kazakh letters in the Russian one, or the same words in both. */
export function foreignWords({ kk, ru }: { kk: object; ru: object }, record: object): string[] {
  const [ours, theirs] = [ownWords(kk, record), ownWords(ru, record)];
  return [...theirs.filter((text) => KAZAKH_LETTER.test(text)), ...ours.filter((text) => theirs.includes(text))];
}
