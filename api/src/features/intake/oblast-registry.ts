import type { EntityManager } from 'typeorm';
import type { Envelope } from '../../platform/crypto/envelope';
import { withTheNext } from '../../platform/db/act';
import { type Statement, statement } from '../../platform/db/statement';

/** The region of the provider that acts: its key makes the oblast-wide index. */
export async function regionOf(tx: EntityManager): Promise<string> {
  const [row] = await tx.query<{ region_id: string }[]>(
    'select region_id from directory.provider where id = ctx.provider_id()',
  );
  if (!row) throw new Error('a provider without a region');
  return row.region_id;
}

/** Says to the oblast that this child has an open case here: by a hash under the region's key, so that it can be asked and not read. */
export async function enterRegistry(
  tx: EntityManager,
  envelope: Envelope,
  caseFileId: string,
  iin: string,
): Promise<void> {
  const index = envelope.index('oblast-iin', await regionOf(tx), iin);
  await withTheNext(
    tx,
    statement('delete from directory.open_child where case_file_id = $1', [caseFileId]),
    entered(caseFileId, index),
  );
}

/** The entry of a case that has none yet. */
export const entered = (caseFileId: string, oblastIndex: Buffer): Statement<unknown> =>
  statement('insert into directory.open_child (case_file_id, oblast_index) values ($1, $2)', [caseFileId, oblastIndex]);

/** Whether another provider of the oblast has an open case of this child; not who, not where. */
export async function openElsewhere(tx: EntityManager, envelope: Envelope, iin: string): Promise<boolean> {
  const index = envelope.index('oblast-iin', await regionOf(tx), iin);
  const [answer] = await tx.query<{ open: boolean }[]>('select directory.open_elsewhere($1) as open', [index]);
  return answer?.open ?? false;
}
