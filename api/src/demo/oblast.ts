import { SPECIALIST_POSTS, type SpecialistPost } from '@onaltu/domain/assessment';
import { checkDigitOf } from '@onaltu/domain/iin';
import type { NewProvider } from './directory';

export type ProviderPlan = Pick<NewProvider, 'kind' | 'name' | 'bin' | 'address'> & {
  /** Its people's mail is at this name. */
  key: string;
  district: string;
  /** Of the oblast's cases, in parts. */
  share: number;
  posts: readonly SpecialistPost[];
  /** Families that speak Russian. */
  russian: number;
  /** How often an action takes longer than its norm. */
  slow: number;
  /** How often a case begun on paper is entered later. */
  late: number;
  /** How often there is no place at once. */
  full: number;
  /** A small one: its head is its administrator, and one of its specialists. */
  small?: boolean;
  sixDays?: boolean;
  /** Days before the end of the story on which one specialist left. */
  leftBefore?: number;
};

type Row = readonly [
  key: string,
  district: string,
  name: string,
  town: readonly [kk: string, ru: string],
  share: number,
  team: string,
  habits: readonly [russian: number, slow: number, late: number, full: number],
  more?: Pick<ProviderPlan, 'small' | 'sixDays' | 'leftBefore'>,
];

const KK_OF = { CENTRE: 'оңалту орталығы', CABINET: 'психологиялық-педагогикалық түзету кабинеті' } as const;
const RU_OF = { CENTRE: 'Реабилитационный центр', CABINET: 'Кабинет психолого-педагогической коррекции' } as const;
const EN_OF = { CENTRE: 'rehabilitation centre', CABINET: 'correction cabinet' } as const;

// P psychologist, S speech, D defectologist, O oligophrenopedagogue, C social, E exercise, M music
const LETTERS: Readonly<Record<string, SpecialistPost>> = {
  P: 'PSYCHOLOGIST',
  S: 'SPEECH_THERAPIST',
  D: 'DEFECTOLOGIST',
  O: 'OLIGOPHRENOPEDAGOGUE',
  C: 'SOCIAL_PEDAGOGUE',
  E: 'EXERCISE_THERAPIST',
  M: 'MUSIC_TEACHER',
};

const CENTRES: readonly Row[] = [
  [
    'ulgi',
    'karaganda',
    'Үлгі',
    ['Қарағанды қаласы', 'г. Караганда'],
    16,
    'PSDCEM',
    [0.45, 0.12, 0.04, 0.3],
    { leftBefore: 210 },
  ],
  [
    'umit',
    'karaganda',
    'Үміт',
    ['Қарағанды қаласы', 'г. Караганда'],
    13,
    'PSDOE',
    [0.5, 0.22, 0.08, 0.35],
    { sixDays: true },
  ],
  [
    'shapagat',
    'temirtau',
    'Шапағат',
    ['Теміртау қаласы', 'г. Темиртау'],
    12,
    'PSDCE',
    [0.6, 0.15, 0.05, 0.2],
    { leftBefore: 95 },
  ],
  ['samal', 'balkhash', 'Самал', ['Балқаш қаласы', 'г. Балхаш'], 9, 'PSDM', [0.3, 0.28, 0.12, 0.1]],
];
const CABINETS: readonly Row[] = [
  ['mysal', 'karaganda', 'Мысал', ['Қарағанды қаласы', 'г. Караганда'], 11, 'PSDO', [0.4, 0.1, 0.03, 0.25]],
  ['erteg', 'saran', 'Ертегі', ['Саран қаласы', 'г. Сарань'], 7, 'PSD', [0.55, 0.16, 0.1, 0.08]],
  [
    'balausa',
    'shakhtinsk',
    'Балауса',
    ['Шахтинск қаласы', 'г. Шахтинск'],
    7,
    'PSD',
    [0.5, 0.2, 0.06, 0.1],
    { sixDays: true, leftBefore: 320 },
  ],
  ['kunshuak', 'priozersk', 'Күншуақ', ['Приозерск қаласы', 'г. Приозёрск'], 4, 'PS', [0.65, 0.14, 0.15, 0]],
  ['bota', 'abay', 'Бота', ['Абай қаласы', 'г. Абай'], 6, 'PSD', [0.35, 0.3, 0.14, 0.05]],
  ['inzhu', 'bukhar-zhyrau', 'Інжу', ['Ботақара кенті', 'п. Ботакара'], 6, 'PSC', [0.3, 0.18, 0.2, 0.05]],
  [
    'tulpar',
    'osakarov',
    'Тұлпар',
    ['Осакаровка кенті', 'п. Осакаровка'],
    5,
    'PS',
    [0.4, 0.25, 0.22, 0],
    { small: true },
  ],
  ['moldir', 'shet', 'Мөлдір', ['Ақсу-Аюлы ауылы', 'с. Аксу-Аюлы'], 4, 'PS', [0.1, 0.2, 0.3, 0], { small: true }],
];

/** A number of an organisation that says it was registered after 2045: it belongs to none. */
function nobodysBin(n: number): string {
  for (let serial = n; ; serial += 100) {
    const start = `450140${String(serial).padStart(5, '0')}`;
    const digit = checkDigitOf(start);
    if (digit !== null) return `${start}${digit}`;
  }
}

function planOf(kind: 'CENTRE' | 'CABINET', row: Row, n: number): ProviderPlan {
  const [key, district, name, [townKk, townRu], share, team, [russian, slow, late, full], more] = row;
  return {
    key,
    district,
    share,
    russian,
    slow,
    late,
    full,
    ...more,
    kind: kind === 'CENTRE' ? 'REHABILITATION_CENTER' : 'CORRECTION_CABINET',
    name: {
      kk: `«${name}» ${KK_OF[kind]}`,
      ru: `${RU_OF[kind]} «${name}»`,
      en: `${key.charAt(0).toUpperCase()}${key.slice(1)} ${EN_OF[kind]}`,
    },
    bin: nobodysBin(n),
    address: { kk: `${townKk}, Үлгі көшесі, ${n}`, ru: `${townRu}, ул. Үлгі, ${n}` },
    posts: [...team].map((letter) => LETTERS[letter] ?? SPECIALIST_POSTS[0]),
  };
}

/** Four centres and eight cabinets; nobody yet in three districts. */
export const OBLAST: readonly ProviderPlan[] = [
  ...CENTRES.map((row, i) => planOf('CENTRE', row, 1 + i)),
  ...CABINETS.map((row, i) => planOf('CABINET', row, 1 + CENTRES.length + i)),
];
