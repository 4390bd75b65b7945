import type { TemplateDomain } from '@onaltu/domain/assessment-template';
import type { Day } from '@onaltu/domain/clock/day';
import type { LaterWeek } from '@onaltu/domain/clock/working-time';
import type { DictionaryEntry, DictionaryKind } from '@onaltu/domain/dictionaries';
import type { GroupSizes } from '@onaltu/domain/group-sizes';
import type { AddedRungs } from '@onaltu/domain/added-rungs';
import type { LetterRules } from '@onaltu/domain/letter-preferences';
import type { EntityManager } from 'typeorm';
import { askIn, type Statement, statement } from '../../platform/db/statement';
import type { FormLanguage } from './case-file.entity';

type InBoth = { kk: string; ru: string };
/** What the provider prints otherwise than the directory says; `language` is that of a form nobody chose one for. */
export type PrintData = {
  language: FormLanguage;
  names: InBoth;
  addresses: InBoth;
  phone: string;
  seal: InBoth | null;
  headPost: InBoth | null;
};
export type ClosedDay = { day: Day; note: string };

/** Everything a provider sets for itself, by topic. */
export type Settings = {
  WORK_WEEK: LaterWeek;
  CLOSED_DAYS: ClosedDay[];
  GROUP_SIZES: GroupSizes;
  PRINT: PrintData;
  REMINDERS: AddedRungs;
  LETTERS: LetterRules;
  ASSESSMENT_TEMPLATE: TemplateDomain[];
} & Record<`DICTIONARY.${DictionaryKind}`, DictionaryEntry[]>;
export type Topic = keyof Settings;

/** What holds now; version 0 while the provider has set nothing. */
export type Setting<T extends Topic> = { version: number; content: Settings[T] | null };

export async function settingOf<T extends Topic>(tx: EntityManager, topic: T): Promise<Setting<T>> {
  const [row] = await askIn(tx, setting(topic));
  return row ?? { version: 0, content: null };
}

export const setting = <T extends Topic>(topic: T): Statement<Setting<T>> =>
  statement(`select version, content from provider_setting where topic = $1 order by version desc limit 1`, [topic]);

/** The rungs the department added for its oblast, as a department and its providers read them. */
export const REGION_RUNGS = statement<{ version: number; content: AddedRungs }>(
  `select version, content from directory.region_rungs order by version desc limit 1`,
);

/** Whoever waits for a letter is asked for again, by rules that just changed. */
export const ASK_TO_TELL = statement<unknown>(`update telling set next_at = ctx.now() where next_at > ctx.now()`);
