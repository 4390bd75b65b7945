import type { Score } from '@onaltu/domain/assessment';
import { deviceStore } from '../edit/device-store';

/** A score on its way. `value` null takes it back; `seen` is the version it was given over. */
export type Waiting = {
  key: string;
  userId: string;
  assessmentId: string;
  indicator: string;
  value: Score | null;
  seen: number;
  at: number;
};

const { all, keep, forget } = deviceStore<Waiting>('onaltu', 'scores');
export { forget, keep };

export const keyOf = ({ userId, assessmentId, indicator }: Omit<Waiting, 'key' | 'value' | 'seen' | 'at'>): string =>
  `${userId} ${assessmentId} ${indicator}`;

/** What this person left unsent in this record. */
export const leftUnsent = async (userId: string, assessmentId: string): Promise<Waiting[]> =>
  (await all()).filter((score) => score.userId === userId && score.assessmentId === assessmentId);
