import { type Statement, statement } from '../../platform/db/statement';
import { type AsAsked, asked } from '../../platform/jobs/making';
import type { FormLanguage } from '../case-files/case-file.entity';
import { PACK } from './pack.jobs';

/** A pack with who asked for it, of which case, and how far it is. */
export type PackRow = {
  id: string;
  childId: string;
  caseFileId: string | null;
  caseNumber: string | null;
  language: FormLanguage;
  pdfSize: number | null;
  zipSize: string | null;
  originals: number | null;
  damaged: number | null;
  readyAt: Date | null;
  expiresAt: Date;
  madeAt: Date;
  madeByName: string | null;
  asked: AsAsked;
};

const LISTED = 20;
const SELECT = `
  select p.id, p.child_id as "childId", p.case_file_id as "caseFileId", c.number as "caseNumber", p.language, p.pdf_size as "pdfSize", p.zip_size as "zipSize",
    p.originals, p.damaged, p.ready_at as "readyAt", p.expires_at as "expiresAt", p.made_at as "madeAt",
    nullif(concat_ws(' ', a.last_name, a.first_name), '') as "madeByName", ${asked(PACK, 'p.id', 'p.ready_at is null')} as asked
  from inspection_pack p left join case_file c on c.id = p.case_file_id left join directory.account a on a.id = p.made_by
  where p.expires_at > ctx.now()`;

/** Those of a child that were not forgotten yet, the latest first. */
export const packsOf = (childId: string): Statement<PackRow> =>
  statement(`${SELECT} and p.child_id = $1 order by p.made_at desc, p.id desc limit ${LISTED}`, [childId]);

/** One that has expired is not found, whether it was already cleared away or not. */
export const onePack = (id: string): Statement<PackRow> => statement(`${SELECT} and p.id = $1`, [id]);

export const childCard = (id: string): Statement<{ id: string }> =>
  statement(`select id from child where id = $1`, [id]);
/** The child, locked so that two who ask at once ask one after the other, and its registered cases. */
export const lockedChild = (id: string): Statement<{ id: string }> =>
  statement(`select id from child where id = $1 for no key update`, [id]);
export const casesToPack = (childId: string, caseFileId: string | null): Statement<{ id: string }> =>
  statement(
    `select id from case_file where child_id = $1 and number is not null and ($2::uuid is null or id = $2) order by registered_at, id`,
    [childId, caseFileId],
  );
