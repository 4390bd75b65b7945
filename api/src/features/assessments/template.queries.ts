import { ASSESSMENT_TEMPLATE_1, type AssessmentTemplate } from '@onaltu/domain/assessment';
import { NATIONAL_TEMPLATE, templateFrom, type TemplateDomain } from '@onaltu/domain/assessment-template';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';

const NATIONAL = String(ASSESSMENT_TEMPLATE_1.version);

/** The version an assessment begun now is held by: the provider's last one, or the national one. */
export async function latestTemplateId(tx: EntityManager): Promise<string> {
  const [row] = await tx.query<{ version: number }[]>(
    'select version from assessment_template order by version desc limit 1',
  );
  return row ? String(row.version) : NATIONAL;
}

/** What a version asks, with its words. */
export async function templateDomains(tx: EntityManager, id: string): Promise<readonly TemplateDomain[]> {
  if (id === NATIONAL) return NATIONAL_TEMPLATE;
  const [row] = await tx.query<{ domains: TemplateDomain[] }[]>(
    'select domains from assessment_template where version::text = $1',
    [id],
  );
  if (!row) throw new Refused('resource.not-found');
  return row.domains;
}

/** The version an assessment was begun by, which it keeps. */
export const templateOf = async (tx: EntityManager, id: string): Promise<AssessmentTemplate> =>
  templateFrom(Number(id), await templateDomains(tx, id));
