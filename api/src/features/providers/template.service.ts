import { Injectable } from '@nestjs/common';
import { ASSESSMENT_TEMPLATE_1, type IndicatorCode } from '@onaltu/domain/assessment';
import {
  faultsInTemplate,
  type Indicator,
  NATIONAL_TEMPLATE,
  type TemplateDomain,
} from '@onaltu/domain/assessment-template';
import { Refused } from '@onaltu/domain/refused';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { TenantDb } from '../../platform/db/tenant-db';
import { requireVersion } from '../../platform/http/if-match';
import { InvalidRequest } from '../../platform/problem/problem.filter';
import { TemplateDomainView } from '../case-files/assessment-template.view';
import { settingOf } from '../case-files/provider-setting.queries';
import { keepSetting } from './keep-setting';
import type { DomainInTemplate, DraftTemplate, IndicatorInTemplate } from './settings.dto';
import type { TemplateDraftView, TemplateVersionView } from './settings.view';

@Injectable()
export class TemplateService {
  constructor(private readonly db: TenantDb) {}

  read(actor: Actor): Promise<TemplateDraftView> {
    return this.db.as(actor, draftView);
  }

  /** The next version while it is written; assessments do not see it yet. */
  draft(actor: Actor, seen: number, { domains }: DraftTemplate): Promise<TemplateDraftView> {
    return this.db.as(actor, async (tx) => {
      const faults = faultsInTemplate(domains, await ownCodes(tx));
      if (faults.length > 0) throw new InvalidRequest(faults);
      await keepSetting(tx, 'ASSESSMENT_TEMPLATE', seen, domains.map(domainOf));
      return draftView(tx);
    });
  }

  /** From now on assessments are begun by it; those begun before keep theirs, and no version ever changes. */
  publish(actor: Actor, seen: number): Promise<TemplateDraftView> {
    return this.db.as(actor, async (tx) => {
      const { version, content } = await settingOf(tx, 'ASSESSMENT_TEMPLATE');
      if (!content) throw new Refused('assessment-template.nothing-drafted');
      requireVersion(seen, { version }, { domains: content });
      const { published, draftVersion } = await lastPublished(tx);
      if (draftVersion === version) throw new Refused('assessment-template.already-published');
      await tx.query(`insert into assessment_template (version, draft_version, domains) values ($1, $2, $3)`, [
        published + 1,
        version,
        JSON.stringify(content),
      ]);
      await audit(tx, 'assessment-template.published', { type: 'assessment_template', id: String(published + 1) });
      return draftView(tx);
    });
  }
}

function domainOf({ domain, indicators }: DomainInTemplate): TemplateDomain {
  const indicatorOf = ({ code, kk, ru, en }: IndicatorInTemplate): Indicator => ({
    code: (code ?? `${domain}.${randomUUID()}`) as IndicatorCode,
    ...(kk && ru && en ? { own: { kk, ru, en } } : {}),
  });
  return { domain, indicators: indicators.map(indicatorOf) };
}

async function draftView(tx: EntityManager): Promise<TemplateDraftView> {
  const { version, content } = await settingOf(tx, 'ASSESSMENT_TEMPLATE');
  const { published, draftVersion } = await lastPublished(tx);
  return {
    version,
    published,
    changed: version !== draftVersion,
    domains: (content ?? NATIONAL_TEMPLATE).map((domain) => TemplateDomainView.of(domain)),
    versions: [...(await publishedVersions(tx)), FIRST_VERSION],
  };
}

const FIRST_VERSION: TemplateVersionView = {
  version: ASSESSMENT_TEMPLATE_1.version,
  indicators: NATIONAL_TEMPLATE.flatMap(({ indicators }) => indicators).length,
  publishedAt: null,
  publishedBy: null,
};

const publishedVersions = (tx: EntityManager): Promise<TemplateVersionView[]> =>
  tx.query(
    `select t.version, t.made_at as "publishedAt", nullif(concat_ws(' ', a.last_name, a.first_name), '') as "publishedBy",
       (select count(*)::int from jsonb_path_query(t.domains, '$[*].indicators[*]')) as indicators
     from assessment_template t left join directory.account a on a.id = t.made_by order by t.version desc limit 100`,
  );

async function lastPublished(tx: EntityManager): Promise<{ published: number; draftVersion: number }> {
  const [row] = await tx.query<{ published: number; draftVersion: number }[]>(
    `select version as published, draft_version as "draftVersion" from assessment_template order by version desc limit 1`,
  );
  return row ?? { published: ASSESSMENT_TEMPLATE_1.version, draftVersion: 0 };
}

/** Every code of the provider's own that a draft has ever had: a code once given keeps its meaning. */
async function ownCodes(tx: EntityManager): Promise<string[]> {
  const rows = await tx.query<{ code: string }[]>(
    `select distinct jsonb_path_query(content, '$[*].indicators[*] ? (exists (@.own)).code') #>> '{}' as code
     from provider_setting where topic = 'ASSESSMENT_TEMPLATE'`,
  );
  return rows.map(({ code }) => code);
}
