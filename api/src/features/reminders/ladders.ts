import type { Regulation } from '@onaltu/domain/regulation';
import { type AddedRungs, type Ladders, LADDERS_2015, tightened } from '@onaltu/domain/reminders';
import { statement } from '../../platform/db/statement';

/** The rungs that the provider added to the ladders of the regulation. */
export const ADDED_RUNGS = statement<{ content: AddedRungs }>(
  `select content from core.provider_setting where topic = 'REMINDERS' order by version desc limit 1`,
);

/** The ladders of a case: of its version of the regulation, made stricter here. */
export const laddersWith = (
  { ladders = LADDERS_2015 }: Regulation,
  [own]: readonly { content: AddedRungs }[],
): Ladders => tightened(ladders, own?.content ?? {});
