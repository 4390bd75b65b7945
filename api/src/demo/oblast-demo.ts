import type { INestApplicationContext } from '@nestjs/common';
import type { Day } from '@onaltu/domain/clock/day';
import type { Role } from '@onaltu/domain/permissions';
import type { Config } from '../config';
import { acceptMonths } from './confirmed-months';
import { DirectoryKeeper } from './directory';
import { KARAGANDA, KARAGANDA_DISTRICTS } from './karaganda';
import { appointOperator, OPERATOR_LOGIN } from './operator';
import { OBLAST, type ProviderPlan } from './oblast';
import { peopleOf } from './plan-staff';
import { planStories, type Wanted } from './plan-stories';
import { hire, liveProvider } from './provider-life';
import { type DemoLogin, PASSWORD, refuseUnfinished } from './demo-login';
import { stageOf } from './stage';
import { StoryJobs } from './story-jobs';

const REGION = 'karaganda';
const OFFICIAL = { email: 'official@department.example', name: ['Басқармаев', 'Мұрат'] } as const;
const AT_ONCE = 6; // providers; each has one connection at a time

export type OblastWanted = Wanted & { providers?: readonly ProviderPlan[]; onRegistered?: () => void };

/** Karaganda oblast as it may look after two years: every provider lives its days by the product's own acts. */
export async function seedOblast(
  app: INestApplicationContext,
  config: Config,
  wanted: OblastWanted,
): Promise<DemoLogin[]> {
  const keeper = await new DirectoryKeeper({ migrator: config.databaseUrlMigrator, api: config.databaseUrlApi }).open();
  try {
    if (await keeper.isEmpty()) await fill(app, keeper, wanted);
    await refuseUnfinished(
      keeper,
      (wanted.providers ?? OBLAST).map(({ bin }) => bin),
    );
    return logins(wanted);
  } finally {
    await keeper.close();
  }
}

async function fill(app: INestApplicationContext, keeper: DirectoryKeeper, wanted: OblastWanted): Promise<void> {
  const { seed, until, providers = OBLAST, onRegistered = () => undefined } = wanted;
  const regionId = await keeper.region(REGION, KARAGANDA);
  const districts = new Map<string, string>();
  for (const district of KARAGANDA_DISTRICTS) districts.set(district.code, await keeper.district(regionId, district));
  const jobs = await StoryJobs.open();
  try {
    const setting = { seed, until, password: PASSWORD, stage: stageOf(app), jobs, keeper, onRegistered };
    const stories = planStories(wanted, providers);
    const lives: (() => Promise<void>)[] = [];
    for (const [i, plan] of providers.entries()) {
      const hired = await hire(setting, plan, { regionId, districtId: districts.get(plan.district) ?? '' });
      lives.push(() => liveProvider(setting, plan, hired, stories[i] ?? []));
    }
    await someAtOnce(lives);
    await appointOperator(keeper);
    // An oblast without an official is one that was not finished.
    const roles: Role[] = ['DEPARTMENT_OFFICIAL', 'DEPARTMENT_ADMIN'];
    const official = { ownerId: regionId, scope: 'region' as const, roles };
    const userId = await keeper.member({ ...OFFICIAL, ...official }, PASSWORD);
    await acceptMonths(app, { ...official, userId, locale: 'kk' });
    await jobs.catchUp();
  } finally {
    await jobs.close();
  }
}

async function someAtOnce(works: readonly (() => Promise<void>)[]): Promise<void> {
  const left = [...works];
  const worker = async (): Promise<void> => {
    for (let work = left.shift(); work; work = left.shift()) await work();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Everybody of the first provider, then the heads and clerks: all of them share one password. */
function logins({ seed, until, providers = OBLAST }: OblastWanted): DemoLogin[] {
  const staff = providers.flatMap((plan, i) =>
    peopleOf(plan, { seed, until })
      .filter(({ key }) => i === 0 || key === 'head' || key === 'clerk')
      .map(({ roles, post, email }) => ({
        role: [...roles, ...(post ? [post] : [])].join(', '),
        email,
        password: PASSWORD,
        provider: plan.name.kk,
      })),
  );
  const { email } = OFFICIAL;
  const official = { role: 'DEPARTMENT_OFFICIAL, DEPARTMENT_ADMIN', email, password: PASSWORD, provider: KARAGANDA[0] };
  return [...staff, official, OPERATOR_LOGIN];
}

/** What a run on this day tells, unless somebody wants it otherwise. */
export const wholeOblast = (until: Day): Wanted => ({ seed: 'karaganda', until, cases: 600 });
