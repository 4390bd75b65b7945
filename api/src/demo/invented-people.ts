import { addDays, day, type Day } from '@onaltu/domain/clock/day';
import { checkDigitOf, type Sex } from '@onaltu/domain/iin';
import { IMPAIRMENTS, type Impairment } from '@onaltu/domain/impairments';

const SURNAMES = [
  'Үлгібаев',
  'Сынақов',
  'Мысалбеков',
  'Тестов',
  'Қиялов',
  'Өрнекбаев',
  'Жобаев',
  'Ғажапов',
  'Үмітов',
  'Ақиқатов',
  'Һилалов',
  'Іңкәров',
];
const BOYS = ['Мысал', 'Ерік', 'Әлихан', 'Нұрсұлтан', 'Қайрат', 'Өмір', 'Дәурен', 'Іңкәр'];
const GIRLS = ['Томирис', 'Гүлнұр', 'Әсел', 'Қарлығаш', 'Өрнек', 'Жансая', 'Ұлжан', 'Ботагөз'];

export type InventedChild = {
  lastName: string;
  firstName: string;
  middleName: string;
  birthDate: Day;
  sex: Sex;
  iin: string;
  impairments: Impairment[];
};

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** An IIN that belongs to nobody: it says its owner is born after 2045. */
export function nobodysIin(n: number): string {
  for (let serial = n; ; serial += 997) {
    const date = addDays(day('2045-01-01'), (n * 37) % 1400);
    const start = `${date.slice(2, 4)}${date.slice(5, 7)}${date.slice(8, 10)}${5 + (n % 2)}${String(serial % 10_000).padStart(4, '0')}`;
    const digit = checkDigitOf(start);
    if (digit !== null) return `${start}${digit}`;
  }
}

/** The n-th invented child, always the same. */
export function inventedChild(n: number): InventedChild {
  const sex: Sex = n % 2 === 0 ? 'FEMALE' : 'MALE';
  const surname = pick(SURNAMES, n);
  return {
    lastName: sex === 'FEMALE' ? `${surname}а` : surname,
    firstName: pick(sex === 'FEMALE' ? GIRLS : BOYS, n >> 1),
    middleName: n % 3 === 0 ? '' : sex === 'FEMALE' ? 'Тестқызы' : 'Тестұлы',
    birthDate: addDays(day('2016-03-11'), (n * 113) % 2200),
    sex,
    iin: nobodysIin(n),
    impairments: [pick(IMPAIRMENTS, n)],
  };
}
