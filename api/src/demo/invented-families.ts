import { addDays, type Day } from '@onaltu/domain/clock/day';
import type { Sex } from '@onaltu/domain/iin';
import type { Impairment } from '@onaltu/domain/impairments';
import type { ChildParticulars, RepresentativeParticulars } from '../features/intake/register-case-file.dto';
import { nobodysIin } from './invented-people';
import type { Random } from './random';

type Tongue = 'kk' | 'ru';
type Names = {
  surnames: readonly string[];
  men: readonly string[];
  women: readonly string[];
  fathers: readonly string[];
};

// Surnames made of words like "sample", "draft" and "fairy tale": nobody is called so.
const NAMES: Readonly<Record<Tongue, Names>> = {
  kk: {
    surnames: [
      ...['Үлгібаев', 'Сынақов', 'Мысалбеков', 'Қиялов', 'Өрнекбаев', 'Жобаев', 'Ғажапов', 'Үмітов', 'Ақиқатов'],
      ...['Һилалов', 'Іңкәров', 'Ертегиев', 'Болжамов', 'Нұсқабаев', 'Сызбаев', 'Жорамалов', 'Ойлапов', 'Шимайбаев'],
    ],
    men: [
      ...['Әлихан', 'Ерік', 'Нұрсұлтан', 'Қайрат', 'Дәурен', 'Алдияр', 'Санжар', 'Мансұр', 'Бекзат', 'Арлан'],
      ...['Ислам', 'Рамазан', 'Өмір', 'Темірлан', 'Ерасыл', 'Жәнібек'],
    ],
    women: [
      ...['Томирис', 'Гүлнұр', 'Әсел', 'Қарлығаш', 'Жансая', 'Ұлжан', 'Ботагөз', 'Айым', 'Кәусар', 'Раяна'],
      ...['Медина', 'Аяулым', 'Інжу', 'Сабина', 'Айзере', 'Мадина'],
    ],
    fathers: ['Тест', 'Мысал', 'Үлгі', 'Қиял'],
  },
  ru: {
    surnames: [
      ...['Образцов', 'Примеров', 'Вымыслов', 'Шаблонов', 'Эскизов', 'Черновиков', 'Сказкин', 'Небылицын'],
      ...['Выдумкин', 'Набросков', 'Макетов', 'Подобиев', 'Условнов', 'Пробников'],
    ],
    men: ['Артём', 'Матвей', 'Тимур', 'Максим', 'Данил', 'Роман', 'Илья', 'Марк', 'Кирилл', 'Егор'],
    women: ['София', 'Полина', 'Виктория', 'Анна', 'Ева', 'Дарья', 'Милана', 'Алиса', 'Ксения', 'Диана'],
    fathers: ['Тестов', 'Примеров', 'Образцов'],
  },
};

export type PersonName = { lastName: string; firstName: string; middleName?: string };

export function inventedName(random: Random, tongue: Tongue, sex: Sex): PersonName {
  const { surnames, men, women, fathers } = NAMES[tongue];
  const female = sex === 'FEMALE';
  const father = random.pick(fathers);
  const middleName = tongue === 'kk' ? `${father}${female ? 'қызы' : 'ұлы'}` : `${father}${female ? 'на' : 'ич'}`;
  return {
    lastName: `${random.pick(surnames)}${female ? 'а' : ''}`,
    firstName: random.pick(female ? women : men),
    ...(random.happens(0.88) ? { middleName } : {}),
  };
}

/** Two thirds of referred children are boys. */
const SEXES: readonly (readonly [Sex, number])[] = [
  ['MALE', 66],
  ['FEMALE', 34],
];
const AGES: readonly (readonly [years: number, weight: number])[] = [
  ...[
    [1, 2],
    [2, 6],
    [3, 11],
    [4, 15],
    [5, 17],
    [6, 15],
    [7, 10],
    [8, 7],
    [9, 5],
  ],
  ...[
    [10, 3],
    [11, 3],
    [12, 2],
    [13, 1.5],
    [14, 1],
    [15, 0.8],
    [16, 0.5],
    [17, 0.4],
  ],
] as [number, number][];
const GROUPS: readonly (readonly [Impairment, number])[] = [
  ['SPEECH', 27],
  ['DELAYED_DEVELOPMENT', 21],
  ['INTELLECTUAL', 12],
  ['AUTISM', 13],
  ['MUSCULOSKELETAL', 9],
  ['EMOTIONAL_BEHAVIOURAL', 8],
  ['COMPLEX', 5],
  ['HEARING', 3],
  ['VISION', 2],
];
const RELATIONS: readonly (readonly [RepresentativeParticulars['relation'], number])[] = [
  ['MOTHER', 80],
  ['FATHER', 13],
  ['GUARDIAN', 6],
  ['TRUSTEE', 1],
];
const EARLY = 4; // years: below, a child is at risk rather than in a group

export type Family = { child: ChildParticulars; representative: RepresentativeParticulars };

/** The n-th family of the oblast: who applies for whom. `russian` is the share of families that speak it. */
export function inventedFamily(random: Random, n: number, on: Day, russian: number): Family {
  const language: Tongue = random.happens(russian) ? 'ru' : 'kk';
  const sex = random.weighted(SEXES);
  const years = random.weighted(AGES);
  const groups = [random.weighted(GROUPS), ...(random.happens(0.22) ? [random.weighted(GROUPS)] : [])];
  const impairments = years < EARLY && random.happens(0.35) ? ['EARLY_RISK'] : [...new Set(groups)];
  const relation = random.weighted(RELATIONS);
  const adult = inventedName(random, language, relation === 'FATHER' ? 'MALE' : 'FEMALE');
  const own = inventedName(random, language, sex);
  const birthDate = addDays(on, -(years * 365 + random.whole(5, 340)));
  const family = adult.lastName.replace(/а$/, '');
  return {
    child: {
      ...own,
      lastName: sex === 'FEMALE' ? `${family}а` : family,
      birthDate,
      sex,
      language,
      impairments,
      iin: nobodysIin(n),
    },
    representative: { ...adult, phone: `+7700${String(1_000_000 + n * 7)}`, language, relation },
  };
}
