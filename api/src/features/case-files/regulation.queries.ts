import type { Day } from '@onaltu/domain/clock/day';
import { type Regulation, regulationOn } from '@onaltu/domain/regulation';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import { askIn, type Statement, statement } from '../../platform/db/statement';

type Version = { content: Regulation };
export const REGULATIONS: Statement<Version> = statement(
  `select content || jsonb_build_object('validFrom', valid_from, 'validTo', valid_to) as content from directory.regulation`,
);

/** Every version, for whoever shows them. */
export const everyRegulation = async (tx: EntityManager): Promise<Regulation[]> =>
  contentOf(await askIn(tx, REGULATIONS));

const contentOf = (rows: readonly Version[]): Regulation[] => rows.map(({ content }) => content);

/** The version of the regulation valid on the day the papers were received: the case is pinned to it. */
export const regulationFor = async (tx: EntityManager, day: Day): Promise<Regulation> =>
  regulationAmong(await askIn(tx, REGULATIONS), day);

export const regulationAmong = (rows: readonly Version[], day: Day): Regulation => validOn(contentOf(rows), day);

/** The version a case was pinned to; a draft is not pinned yet and shows today's. */
export const pinnedRegulation = async (tx: EntityManager, id: string | null, today: Day): Promise<Regulation> =>
  pinnedAmong(await askIn(tx, REGULATIONS), id, today);

export function pinnedAmong(rows: readonly Version[], id: string | null, today: Day): Regulation {
  const all = contentOf(rows);
  return all.find((version) => version.id === id) ?? validOn(all, today);
}

export function validOn(all: readonly Regulation[], day: Day): Regulation {
  const regulation = regulationOn(all, day);
  if (!regulation) throw new Refused('case-file.no-regulation', { day });
  return regulation;
}
