import type { SpecialistPost } from '@onaltu/domain/assessment';
import { addDays, type Day } from '@onaltu/domain/clock/day';
import type { Role } from '@onaltu/domain/permissions';
import { inventedName } from './invented-families';
import type { ProviderPlan } from './oblast';
import { Random } from './random';

export type StaffPlan = {
  key: string;
  email: string;
  name: readonly [last: string, first: string, middle?: string];
  roles: readonly Role[];
  post?: SpecialistPost;
  locale: 'kk' | 'ru';
  since?: Day;
  /** Takes the place of the one who leaves. */
  comesLater?: true;
};

/** What a post is called in an e-mail address. */
const MAILBOX: Readonly<Record<SpecialistPost, string>> = {
  PSYCHOLOGIST: 'psychologist',
  SPEECH_THERAPIST: 'speech',
  DEFECTOLOGIST: 'defectologist',
  OLIGOPHRENOPEDAGOGUE: 'teacher',
  SURDOPEDAGOGUE: 'hearing',
  TYPHLOPEDAGOGUE: 'sight',
  SOCIAL_PEDAGOGUE: 'social',
  EXERCISE_THERAPIST: 'exercise',
  MUSIC_TEACHER: 'music',
  MASSAGE_THERAPIST: 'massage',
  NEUROLOGIST: 'neurologist',
  PSYCHIATRIST: 'psychiatrist',
  NURSE: 'nurse',
};
type Job = Pick<StaffPlan, 'key' | 'roles' | 'post' | 'comesLater' | 'since'>;

/** Who works at a provider: a clerk, a head, an administrator, specialists. Where it is small, one person is several of these. */
export function peopleOf(plan: ProviderPlan, { seed, until }: { seed: string; until: Day }): StaffPlan[] {
  const random = new Random(`${seed}|staff|${plan.key}`);
  return jobsOf(plan, until).map((job) => {
    const locale = random.happens(plan.russian) ? 'ru' : 'kk';
    const { lastName, firstName, middleName } = inventedName(random, locale, random.happens(0.88) ? 'FEMALE' : 'MALE');
    return { ...job, locale, email: `${job.key}@${plan.key}.example`, name: [lastName, firstName, middleName] };
  });
}

function jobsOf({ small, posts, leftBefore }: ProviderPlan, until: Day): Job[] {
  const [ofHead, ...others] = posts;
  const heads: Job[] = small
    ? [{ key: 'head', roles: ['HEAD', 'PROVIDER_ADMIN', 'SPECIALIST'], post: ofHead }]
    : [
        { key: 'head', roles: ['HEAD'] },
        { key: 'admin', roles: ['PROVIDER_ADMIN'] },
      ];
  const specialist = (post: SpecialistPost): Job => ({ key: MAILBOX[post], roles: ['SPECIALIST'], post });
  const [first] = posts;
  const comes: Job[] =
    leftBefore && first
      ? [{ ...specialist(first), key: `${MAILBOX[first]}2`, comesLater: true, since: addDays(until, -leftBefore - 14) }]
      : [];
  return [{ key: 'clerk', roles: ['CLERK'] }, ...heads, ...(small ? others : posts).map(specialist), ...comes];
}
