import type { Day } from '@onaltu/domain/clock/day';
import { type Regulation, regulationOn } from '@onaltu/domain/regulation';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';

async function versions(tx: EntityManager): Promise<Regulation[]> {
  const rows = await tx.query<{ content: Regulation }[]>('select content from directory.regulation');
  return rows.map(({ content }) => content);
}

/** The version of the regulation valid on the day the papers were received: the case is pinned to it. */
export async function regulationFor(tx: EntityManager, day: Day): Promise<Regulation> {
  const regulation = regulationOn(await versions(tx), day);
  if (!regulation) throw new Refused('case-file.no-regulation', { day });
  return regulation;
}

/** The version a case was pinned to; a draft is not pinned yet and shows today's. */
export async function pinnedRegulation(tx: EntityManager, id: string | null, today: Day): Promise<Regulation> {
  const pinned = (await versions(tx)).find((version) => version.id === id);
  return pinned ?? regulationFor(tx, today);
}
