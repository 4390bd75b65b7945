import { Injectable } from '@nestjs/common';
import { almatyDay } from '@onaltu/domain/clock/day';
import type { Period } from '@onaltu/domain/period';
import { Refused } from '@onaltu/domain/refused';
import { endedMonths } from '@onaltu/domain/sealing';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { inOneGo } from '../../platform/db/act';
import { nowOf } from '../../platform/db/now';
import { askIn, type Statement, statement } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { periodOfMonth } from './month-standing';
import { NOW, OWN_PROVIDER, oneProvider } from './sealing.queries';
import { type ExplanationRow, ExplanationView } from './sealing.view';

const said = (providerId: string, { from }: Period): Statement<ExplanationRow> =>
  statement(
    `select to_char(e.month, 'YYYY-MM') as month, e.words, e.made_at as at from directory.explanation e
     where e.of_provider = $1 and e.month >= $2 order by e.month desc, e.id desc`,
    [providerId, from],
  );
const keep = ({ from }: Period, words: string): Statement<unknown> =>
  statement(`insert into directory.explanation (month, words) values ($1, $2)`, [from, words]);

const lookedAt = (now: Date): Period => periodOfMonth(endedMonths(almatyDay(now)).at(-1) ?? '');

/** A provider explains the figures of a month; its department reads it beside them. What was said stays. */
@Injectable()
export class ExplanationService {
  constructor(private readonly db: TenantDb) {}

  /** Of the months that are looked at, the latest first. */
  async ofProvider(actor: Actor, providerId: string): Promise<ExplanationView[]> {
    const [[moment], [provider]] = await this.db.ask(actor, NOW, oneProvider(providerId));
    if (!moment || !provider) throw new Refused('resource.not-found');
    const [rows] = await this.db.ask(actor, said(providerId, lookedAt(moment.now)));
    return rows.map(ExplanationView.of);
  }

  own(actor: Actor): Promise<ExplanationView[]> {
    return this.ofProvider(actor, actor.ownerId);
  }

  /** Of a month that runs or has run; a month before the provider was opened has nothing to explain. */
  explain(actor: Actor, month: Period, words: string): Promise<ExplanationView[]> {
    return this.db.as(actor, async (tx) => {
      const [provider] = await askIn(tx, OWN_PROVIDER);
      const now = nowOf(tx);
      if (!provider || month.until < provider.openedOn || month.from > almatyDay(now))
        throw new Refused('resource.not-found');
      const [, rows] = await inOneGo(tx, keep(month, words), said(provider.id, lookedAt(now)));
      await audit(tx, 'month.explained', { type: 'month', id: month.key }, {});
      return rows.map(ExplanationView.of);
    });
  }
}
