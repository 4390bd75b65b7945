import type { EntryChange } from '@onaltu/domain/directory';
import type { EntityManager } from 'typeorm';
import { audit } from '../../platform/audit/audit';
import type { EntryVersionView } from './directory.view';

type Entry = {
  subject: 'REGION' | 'DISTRICT' | 'PROVIDER';
  regionId: string;
  id: string;
  version: number;
  change: EntryChange;
  reason?: string;
  content: object;
};

/** What an entry is from now on, beside what it was; the first of two edits of one version stays. */
export async function keepVersion(
  tx: EntityManager,
  { subject, regionId, id, version, change, reason = '', content }: Entry,
): Promise<void> {
  await tx.query(
    `insert into directory.entry_version (region_id, subject, subject_id, version, change, reason, content) values ($1, $2, $3, $4, $5, $6, $7)`,
    [regionId, subject, id, version, change, reason, JSON.stringify(content)],
  );
  await audit(tx, 'directory.changed', { type: subject.toLowerCase(), id }, { change, version });
}

const HISTORY = 200;

export const historyOf = (tx: EntityManager, id: string): Promise<EntryVersionView[]> =>
  tx.query(
    `select v.version, v.change, v.reason, v.content->'names' as names, v.made_at as at, nullif(concat_ws(' ', a.last_name, a.first_name), '') as by
     from directory.entry_version v left join directory.account a on a.id = v.made_by
     where v.subject_id = $1 order by v.version desc limit ${HISTORY}`,
    [id],
  );
