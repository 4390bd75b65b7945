import { addDays, almatyMoment, type Day } from '@onaltu/domain/clock/day';
import type { Role } from '@onaltu/domain/permissions';
import type { Actor } from '../platform/auth/actor';
import { WORK_CALENDAR, workCalendar } from '../platform/calendar/work-calendar';
import { CaseLife, type Scene } from './case-life';
import { confirmsMonths } from './confirmed-months';
import type { DirectoryKeeper } from './directory';
import { furnish } from './furnish';
import { Diary, OfficeHours } from './office-hours';
import type { ProviderPlan } from './oblast';
import { peopleOf, type StaffPlan } from './plan-staff';
import type { StoryPlan } from './plan-stories';
import type { Cast, ProviderWorld, Specialist } from './provider-world';
import type { Stage } from './stage';
import { goesOnLeave, groupLessons, isReplaced, planLeaves } from './staff-scenes';
import type { StoryJobs } from './story-jobs';
import { toldCase } from './told-case';

const STORY_DAYS = 760;

export type Setting = {
  seed: string;
  until: Day;
  password: string;
  stage: Stage;
  jobs: StoryJobs;
  keeper: DirectoryKeeper;
  onRegistered: () => void;
};
export type Place = { regionId: string; districtId: string };

/** One provider from its first day to the last of the story: everything in the order it happens. */
export async function liveProvider(
  setting: Setting,
  plan: ProviderPlan,
  hired: Hired,
  stories: readonly StoryPlan[],
): Promise<void> {
  const from = firstDay(setting);
  const { ownerId, cast, comes } = hired;
  const furniture = await furnish(setting.stage, plan, cast, from);
  const [calendar] = await setting.stage.db.ask(cast.admin, WORK_CALENDAR);
  const world: ProviderWorld = {
    ...setting,
    plan,
    cast,
    from,
    ...furniture,
    hours: new OfficeHours(workCalendar(calendar)),
    diary: new Diary(),
    leaves: planLeaves(`${setting.seed}|${plan.key}`, setting.until, cast.specialists),
    settle: (at) => setting.jobs.settle(ownerId, at),
  };
  const lives = stories.map((story) => new CaseLife(story, world));
  const everybody = [...cast.specialists, ...(comes ? [comes] : [])];
  await tell(
    [
      ...world.leaves.map((leave) => goesOnLeave(world, leave)),
      ...(comes ? [isReplaced(world, lives, comes)] : []),
      ...lives.map((life) => toldCase(life)),
      ...everybody.map((who, nth) => groupLessons(world, lives, who, nth)),
      confirmsMonths(world),
    ],
    almatyMoment(setting.until, 0),
  );
}

type Waiting = { at: Date; scene: Scene };

/** Always the scene whose turn is next; what lies after the end is not told. */
async function tell(scenes: readonly Scene[], until: Date): Promise<void> {
  const waiting: Waiting[] = [];
  const goOn = async (scene: Scene): Promise<void> => {
    const { done, value: at } = await scene.next();
    if (done || at >= until) return;
    const place = waiting.findLastIndex((one) => one.at <= at);
    waiting.splice(place + 1, 0, { at, scene });
  };
  for (const scene of scenes) await goOn(scene);
  for (let next = waiting.shift(); next; next = waiting.shift()) await goOn(next.scene);
}

export type Hired = { ownerId: string; cast: Cast; comes?: Specialist };
const firstDay = ({ until }: Pick<Setting, 'until'>): Day => addDays(until, -STORY_DAYS);

/** The keeper of the installation opens a provider and lets its people in. */
export async function hire(setting: Setting, plan: ProviderPlan, place: Place): Promise<Hired> {
  const { keeper, password } = setting;
  const ownerId = await keeper.provider({ ...plan, ...place, openedOn: firstDay(setting) });
  const hired: { actor: Actor; person: StaffPlan }[] = [];
  for (const person of peopleOf(plan, setting)) {
    const { key: _key, ...member } = person;
    const userId = await keeper.member({ ...member, ownerId, scope: 'provider' }, password);
    hired.push({ actor: { scope: 'provider', ownerId, userId, roles: person.roles, locale: person.locale }, person });
  }
  const having = (role: Role): Actor => {
    const found = hired.find(({ person }) => person.roles.includes(role));
    if (!found) throw new Error(`nobody is ${role}`);
    return found.actor;
  };
  const specialists = hired.flatMap(({ actor, person: { key, post, comesLater } }) =>
    post ? [{ actor, key, post, comesLater }] : [],
  );
  return {
    ownerId,
    cast: {
      clerk: having('CLERK'),
      head: having('HEAD'),
      admin: having('PROVIDER_ADMIN'),
      specialists: specialists.filter(({ comesLater }) => !comesLater),
    },
    comes: specialists.find(({ comesLater }) => comesLater),
  };
}
