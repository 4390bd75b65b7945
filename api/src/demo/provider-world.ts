import type { AssessmentTemplate, SpecialistPost } from '@onaltu/domain/assessment';
import type { Day } from '@onaltu/domain/clock/day';
import type { LeaveKind } from '@onaltu/domain/staff';
import type { Actor } from '../platform/auth/actor';
import type { Diary, OfficeHours } from './office-hours';
import type { ProviderPlan } from './oblast';
import type { Stage } from './stage';

export type Specialist = { actor: Actor; key: string; post: SpecialistPost; roomId?: string };
export type Cast = { clerk: Actor; head: Actor; admin: Actor; specialists: Specialist[] };

export type Leave = { who: Specialist; kind: LeaveKind; from: Day; to: Day };

/** What all stories of one provider share. */
export type ProviderWorld = {
  seed: string;
  plan: ProviderPlan;
  stage: Stage;
  cast: Cast;
  hours: OfficeHours;
  diary: Diary;
  hallId: string;
  /** What its assessments ask. */
  template: AssessmentTemplate['domains'];
  password: string;
  leaves: readonly Leave[];
  settle: (at: Date) => Promise<void>;
  onRegistered: () => void;
  /** The first day of the stories, and the one after the last. */
  from: Day;
  until: Day;
};
