import type { SpecialistPost } from '@onaltu/domain/assessment';
import type { EntityManager } from 'typeorm';

type Newcomer = { specialistId: string; post: SpecialistPost; insteadOf?: string };

// The scores stay: each keeps who gave it. What the one who left has finished stays his.
const HAND_OVER = `
  with open as (select id from assessment where case_file_id = $1 and closed_at is null),
    unfinished as (
      update assessment_section s set domains = '{}', version = s.version + 1 from open
      where s.assessment_id = open.id and s.specialist_id = $4 and s.finished_at is null returning old.domains)
  insert into assessment_section as own (assessment_id, specialist_id, post, domains)
  select open.id, $2, $3, coalesce((select domains from unfinished), '{}') from open
  on conflict (provider_id, assessment_id, specialist_id) do update set
    domains = own.domains || excluded.domains, finished_at = case when excluded.domains = '{}' then own.finished_at end,
    answer = null, dissent = null, answered_at = null, version = own.version + 1`;

/** Whoever joins the team while a record is open gets a section of it, with the domains the one before had not finished. */
export async function handOverSections(
  tx: EntityManager,
  caseFileId: string,
  { specialistId, post, insteadOf }: Newcomer,
): Promise<void> {
  await tx.query(HAND_OVER, [caseFileId, specialistId, post, insteadOf ?? null]);
}
