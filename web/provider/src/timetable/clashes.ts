import { Problem } from '@onaltu/api-client/problem';
import type { Preview } from './use-timetable';

export type Clash = Preview['clashes'][number];

/** What stood against it when it was refused. */
export function clashesIn(error: unknown): readonly Clash[] {
  const { clashes } = error instanceof Problem ? error.params : {};
  return Array.isArray(clashes) ? (clashes as Clash[]) : [];
}
