import { ASSESSMENT_TEMPLATE_1, type AssessmentTemplate } from '@onaltu/domain/assessment';
import { addDays, almatyMoment, type Day } from '@onaltu/domain/clock/day';
import { SIX_DAY_WEEK } from '@onaltu/domain/clock/working-time';
import type { Actor } from '../platform/auth/actor';
import type { ProviderPlan } from './oblast';
import type { Cast } from './provider-world';
import type { Stage } from './stage';

const NINE = 9 * 60;
const ROOM = 4;
const HALL = 12;
const GROUP_SIZES = { SUBGROUP: { min: 2, max: 6 }, GROUP: { min: 4, max: 12 } };
const SHORT_FORM = 4; // indicators a domain: a cabinet asks half of what a centre asks

export type Furniture = { hallId: string; template: AssessmentTemplate['domains'] };

/** Rooms and settings, by the administrator's own acts on the first day. */
export async function furnish(
  stage: Stage,
  plan: ProviderPlan,
  { admin: keeper, specialists }: Cast,
  from: Day,
): Promise<Furniture> {
  const admin = { ...keeper, at: almatyMoment(from, NINE) };
  for (const [i, specialist] of specialists.entries())
    specialist.roomId = (await stage.rooms.add(admin, { name: `${i + 1}-бөлме`, capacity: ROOM })).id;
  const { id: hallId } = await stage.rooms.add(admin, { name: 'Топтық сабақ бөлмесі', capacity: HALL });
  await stage.settings.changeGroupSizes(admin, 0, GROUP_SIZES);
  if (plan.sixDays) await stage.settings.changeWorkWeek(admin, 0, { validFrom: addDays(from, 1), days: sixDays() });
  if (plan.kind === 'REHABILITATION_CENTER') return { hallId, template: ASSESSMENT_TEMPLATE_1.domains };
  return { hallId, template: await shortForm(stage, admin) };
}

async function shortForm({ templates }: Stage, admin: Actor): Promise<AssessmentTemplate['domains']> {
  const domains = ASSESSMENT_TEMPLATE_1.domains.map(({ domain, indicators }) => ({
    domain,
    indicators: indicators.slice(0, SHORT_FORM),
  }));
  const asked = domains.map(({ domain, indicators }) => ({ domain, indicators: indicators.map((code) => ({ code })) }));
  const { version } = await templates.draft(admin, 0, { domains: asked });
  await templates.publish(admin, version);
  return domains;
}

const sixDays = () =>
  ([1, 2, 3, 4, 5, 6] as const).map((weekday) => ({
    weekday,
    hours: SIX_DAY_WEEK[weekday].map(([from, to]) => ({ from, to })),
  }));
