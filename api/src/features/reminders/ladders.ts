import type { Regulation } from '@onaltu/domain/regulation';
import { type AddedRungs, tightened } from '@onaltu/domain/added-rungs';
import { type Ladders, LADDERS_2015 } from '@onaltu/domain/reminders';
import { setting } from '../case-files/provider-setting.queries';

/** The rungs that the provider added to the ladders of the regulation. */
export const ADDED_RUNGS = setting('REMINDERS');

type Kept = readonly { content: AddedRungs | null }[];

/** The ladders of a case: of its version of the regulation, made stricter here. */
export const laddersWith = ({ ladders = LADDERS_2015 }: Regulation, ...added: readonly Kept[]): Ladders =>
  tightened(ladders, ...added.map(([last]) => last?.content ?? {}));
