import type { SpecialistPost } from '@onaltu/domain/assessment';
import type { Period } from '@onaltu/domain/period';
import type { Role } from '@onaltu/domain/permissions';
import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '../config';
import type { Actor } from '../platform/auth/actor';
import { type Cast, CaseStory, type StoryState } from './case-story';
import { type DemoLogin, PASSWORD, refuseUnfinished } from './demo-login';
import { DirectoryKeeper, type NewProvider } from './directory';
import { answerMonths, confirmLate, confirmMonth, correctMark, monthsOfDemo } from './confirmed-months';
import { KARAGANDA, KARAGANDA_DISTRICTS } from './karaganda';
import { planWeeks } from './week-of-lessons';
import { appointOperator, OPERATOR_LOGIN } from './operator';

type Person = readonly [
  key: string,
  last: string,
  first: string,
  roles: readonly Role[],
  post?: SpecialistPost,
  locale?: 'ru',
];

const STAFF: readonly Person[] = [
  ['clerk', 'Кеңсебаева', 'Айгүл', ['CLERK']],
  ['head', 'Образцова', 'Светлана', ['HEAD', 'PROVIDER_ADMIN'], undefined, 'ru'],
  ['speech', 'Сынақова', 'Гүлмира', ['SPECIALIST'], 'SPEECH_THERAPIST'],
  ['psychologist', 'Примерова', 'Наталья', ['SPECIALIST'], 'PSYCHOLOGIST', 'ru'],
];
const CENTRE = {
  kind: 'REHABILITATION_CENTER',
  name: { kk: '«Үлгі» оңалту орталығы', ru: 'Реабилитационный центр «Үлгі»', en: 'Ulgi rehabilitation centre' },
  bin: '210140000006',
  address: { kk: 'Қарағанды қаласы, Мысал көшесі, 1', ru: 'г. Караганда, ул. Мысал, 1' },
} as const;
const CABINET = {
  kind: 'CORRECTION_CABINET',
  name: {
    kk: '№ 3 «Мысал» психологиялық-педагогикалық түзету кабинеті',
    ru: 'Кабинет психолого-педагогической коррекции № 3 «Мысал»',
    en: 'Mysal correction cabinet No. 3',
  },
  bin: '150640000010',
  address: { kk: 'Теміртау қаласы, Үлгі көшесі, 3', ru: 'г. Темиртау, ул. Үлгі, 3' },
} as const;

const STORIES: readonly (readonly [StoryState, receivedDaysAgo: number])[] = [
  ['CONCLUSION_IN_PREPARATION', 130],
  ['IN_REHABILITATION', 100],
  ['IN_REHABILITATION', 45],
  ['ASSESSED', 12],
  ['UNDER_ASSESSMENT', 6],
  ['CONTRACT_CONCLUDED', 4],
  ['UNDER_HEAD_REVIEW', 3],
  ['REGISTERED', 2],
  ['REGISTERED', 1],
  ['DRAFT', 0],
];

/** A region, its department, two providers with staff, and cases at every step: made by the product's own acts. */
export async function seedDemo(app: INestApplicationContext, config: Config): Promise<DemoLogin[]> {
  const keeper = await new DirectoryKeeper({ migrator: config.databaseUrlMigrator, api: config.databaseUrlApi }).open();
  try {
    if (await keeper.isEmpty()) await fill(app, keeper);
    await refuseUnfinished(keeper, [CENTRE.bin, CABINET.bin]);
    return logins();
  } finally {
    await keeper.close();
  }
}

async function fill(app: INestApplicationContext, keeper: DirectoryKeeper): Promise<void> {
  const regionId = await keeper.region('karaganda', KARAGANDA);
  const districts: string[] = [];
  for (const district of KARAGANDA_DISTRICTS) districts.push(await keeper.district(regionId, district));
  const official = {
    ownerId: regionId,
    scope: 'region' as const,
    email: emailOf('official', 'department'),
    name: ['Басқармаев', 'Мұрат'] as const,
  };
  const { before, earliest } = monthsOfDemo();
  const providers: Actor[] = [];
  for (const [i, provider] of [CENTRE, CABINET].entries()) {
    const cast = await staff(
      keeper,
      { ...provider, regionId, districtId: districts[i] ?? '', openedOn: earliest.from },
      i === 0 ? 'ulgi' : 'mysal',
    );
    const story = new CaseStory(app, cast);
    const told = i === 0 ? STORIES : STORIES.slice(5);
    const inCourse: string[] = [];
    for (const [n, [state, daysAgo]] of told.entries()) {
      const id = await story.lead(1 + n + i * 100, state, daysAgo);
      if (state === 'IN_REHABILITATION') inCourse.push(id);
      if (i === 0 && n === 0) await confirmMonth(app, cast.head, before); // what is corrected later changes it
    }
    await teach(app, cast, { inCourse, month: before });
    if (i === 0) await confirmMonth(app, cast.head, earliest);
    else await confirmLate(app, cast.head);
    providers.push(cast.head);
  }
  await appointOperator(keeper);
  const roles = ['DEPARTMENT_OFFICIAL', 'DEPARTMENT_ADMIN'] as const;
  const userId = await keeper.member({ ...official, roles }, PASSWORD); // last: see hasOfficial
  const [regular, late] = providers;
  if (!regular || !late) throw new Error('nobody confirms months');
  const answering: Actor = { scope: 'region', ownerId: regionId, userId, roles, locale: 'kk' };
  await answerMonths(app, answering, { regular: regular.ownerId, late: late.ownerId });
}

/** What a provider with courses does with its lessons: weeks of them are planned, and a mark is corrected that was confirmed. */
async function teach(
  app: INestApplicationContext,
  cast: Cast,
  { inCourse, month }: { inCourse: readonly string[]; month: Period },
): Promise<void> {
  const [first] = inCourse;
  if (!first) return;
  await planWeeks(app, cast, inCourse);
  await correctMark(app, cast.head, { caseFileId: first, month });
}

async function staff(keeper: DirectoryKeeper, provider: NewProvider, domain: string): Promise<Cast> {
  const ownerId = await keeper.provider(provider);
  const people: [string, Actor][] = [];
  for (const [key, last, first, roles, post, locale = 'kk'] of STAFF) {
    const userId = await keeper.member(
      { ownerId, scope: 'provider', email: emailOf(key, domain), name: [last, first], roles, post, locale },
      PASSWORD,
    );
    people.push([key, { scope: 'provider', ownerId, userId, roles, locale }]);
  }
  const find = (key: string): Actor => {
    const found = people.find(([known]) => known === key);
    if (!found) throw new Error(`no ${key} on the staff`);
    return found[1];
  };
  return { clerk: find('clerk'), head: find('head'), specialists: [find('speech'), find('psychologist')] };
}

const emailOf = (key: string, domain: string): string => `${key}@${domain}.example`;

function logins(): DemoLogin[] {
  return [
    ...[CENTRE, CABINET].flatMap(({ name }, i) =>
      STAFF.map(([key, , , roles, post]) => ({
        role: [...roles, ...(post ? [post] : [])].join(', '),
        email: emailOf(key, i === 0 ? 'ulgi' : 'mysal'),
        password: PASSWORD,
        provider: name.kk,
      })),
    ),
    {
      role: 'DEPARTMENT_OFFICIAL, DEPARTMENT_ADMIN',
      email: emailOf('official', 'department'),
      password: PASSWORD,
      provider: KARAGANDA[0],
    },
    OPERATOR_LOGIN,
  ];
}
