import { Injectable } from '@nestjs/common';
import { almatyDay } from '@onaltu/domain/clock/day';
import { iinWarnings, maskIin } from '@onaltu/domain/iin';
import { fullName, mixedScripts, searchWords } from '@onaltu/domain/person-name';
import { Refused } from '@onaltu/domain/refused';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { Envelope } from '../../platform/crypto/envelope';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import { iinPlace } from '../case-files/iin-place';
import { Child } from './child.entity';
import type { ChildMatches, KnownRepresentative, RevealedIin } from './child-match.view';
import { openElsewhere } from './oblast-registry';
import type { FindChild, RevealIin } from './register-case-file.dto';

type Row = {
  id: string;
  name: string;
  birthDate: string;
  iinSealed: Buffer | null;
  openNumber: string | null;
  representative: KnownRepresentative | null;
};

// By IIN, or by the name and the birth date where somebody has none; look-alike letters are one letter.
const MATCHES = `
  select k.id, concat_ws(' ', k.last_name, k.first_name, nullif(k.middle_name, '')) as name, k.birth_date as "birthDate", k.iin_sealed as "iinSealed",
    o.number as "openNumber", case when r.id is not null then jsonb_build_object('id', r.id, 'lastName', r.last_name, 'firstName', r.first_name,
      'middleName', r.middle_name, 'phone', r.phone, 'language', r.language, 'relation', coalesce(last.relation, b.relation)) end as representative
  from child k
  left join lateral (select c.number, c.representative_id, c.relation, c.state from case_file c where c.child_id = k.id order by c.registered_at desc nulls last limit 1) last on true
  left join lateral (select last.number where last.state not in ('RESULT_ISSUED', 'REFUSED', 'WITHDRAWN', 'TERMINATED_EARLY', 'TRANSFERRED')) o on true
  left join child_representative b on b.child_id = k.id
  left join representative r on r.id = coalesce(last.representative_id, b.representative_id)
  where k.iin_index = $1 or (k.birth_date = $3 and (select count(*) from name_word w where w.child_id = k.id and w.word = any ($2)) = cardinality($2::text[]))
  order by k.made_at limit 10`;

@Injectable()
export class FindChildQuery {
  constructor(
    private readonly db: TenantDb,
    private readonly envelope: Envelope,
  ) {}

  /** Who this child may be: cards of this provider, and whether anybody else in the oblast has an open case; not who, not where. */
  async matches(actor: Actor, { iin, lastName, firstName, birthDate }: FindChild): Promise<ChildMatches> {
    const { idempotency: _, ...reader } = actor; // a question leaves no answer behind
    return this.db.as(reader, async (tx) => {
      const index = iin ? this.envelope.index('iin', actor.ownerId, iin) : null;
      const words = lastName && firstName && birthDate ? searchWords(fullName({ lastName, firstName })) : null;
      const rows = await tx.query<Row[]>(MATCHES, [index, words, birthDate ?? null]);
      await audit(tx, 'child.found', { type: 'child', id: 'matches' }, { ids: rows.map(({ id }) => id) });
      return {
        matches: rows.map(({ iinSealed, ...row }) => ({
          ...row,
          maskedIin: iinSealed && maskIin(this.envelope.open(actor.ownerId, iinPlace(row.id), iinSealed)),
        })),
        openElsewhere: iin ? await openElsewhere(tx, this.envelope, iin) : false,
        warnings: [
          ...(iin ? iinWarnings(iin, { birthDate }, almatyDay(nowOf(tx))) : []),
          ...([lastName, firstName].some((name) => name && mixedScripts(name)) ? ['MIXED_SCRIPTS'] : []),
        ],
      };
    });
  }

  /** The whole number, once, to somebody who said why. */
  async reveal(actor: Actor, id: string, { reason }: RevealIin): Promise<RevealedIin> {
    const { idempotency: _, ...reader } = actor;
    return this.db.as(reader, async (tx) => {
      const child = await tx.findOneBy(Child, { id });
      if (!child) throw new Refused('resource.not-found');
      await audit(tx, 'child.iin-revealed', { type: 'child', id }, { reasonLength: reason.length });
      await tx.query('insert into iin_reveal (child_id, reason) values ($1, $2)', [id, reason]);
      return { iin: child.iinSealed && this.envelope.open(actor.ownerId, iinPlace(id), child.iinSealed) };
    });
  }
}
