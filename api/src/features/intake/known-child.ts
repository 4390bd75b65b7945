import { Injectable } from '@nestjs/common';
import type { Day } from '@onaltu/domain/clock/day';
import type { Sex } from '@onaltu/domain/iin';
import { fullName, searchWords } from '@onaltu/domain/person-name';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { Envelope } from '../../platform/crypto/envelope';
import { InvalidRequest } from '../../platform/problem/problem.filter';
import type { FormLanguage } from '../case-files/case-file.entity';
import type { RepresentativeParticulars } from './register-case-file.dto';

type Card = {
  id: string;
  lastName: string;
  firstName: string;
  birthDate: Day;
  sex: Sex;
  language: FormLanguage;
  impairments: string[];
};
export type KnownChild = Card & { representative: RepresentativeParticulars };
export type ChildNamed = { iin?: string; lastName?: string; firstName?: string; birthDate?: Day };

// Who spoke for the child last, or was brought along with it. A card that was merged is another card's child.
const KNOWN = `
  select k.id, k.last_name as "lastName", k.first_name as "firstName", k.birth_date as "birthDate", k.sex, k.language, k.impairments,
    case when r.id is not null then jsonb_build_object('id', r.id, 'lastName', r.last_name, 'firstName', r.first_name, 'phone', r.phone,
      'language', r.language, 'relation', coalesce(last.relation, b.relation)) end as representative
  from child k
  left join lateral (select c.representative_id, c.relation from case_file c where c.child_id = k.id and c.state <> 'DRAFT'
    order by c.registered_at desc limit 1) last on true
  left join child_representative b on b.child_id = k.id
  left join representative r on r.id = coalesce(last.representative_id, b.representative_id)
  where not exists (select from child_correction m where m.merged_from = k.id) and (k.iin_index = $1 or ($1::bytea is null and k.birth_date = $3
    and (select count(*) from name_word w where w.child_id = k.id and w.word = any ($2)) = cardinality($2::text[]))) limit 2`;

/** The child an office means, where it names it by its IIN or by name and birth date. */
@Injectable()
export class KnownChildren {
  constructor(private readonly envelope: Envelope) {}

  /** One child of this provider, with who speaks for it; where it is nobody, several, or nobody speaks for it, the row says so. */
  async find(
    tx: EntityManager,
    { ownerId }: Actor,
    { iin, lastName, firstName, birthDate }: ChildNamed,
  ): Promise<KnownChild> {
    const named = lastName && firstName && birthDate;
    if (!iin && !named) throw new InvalidRequest([{ pointer: '/child/iin', code: 'isNamed' }]);
    const [found, another] = await tx.query<(Card & { representative: RepresentativeParticulars | null })[]>(KNOWN, [
      iin ? this.envelope.index('iin', ownerId, iin) : null,
      searchWords(fullName({ lastName, firstName })),
      birthDate ?? null,
    ]);
    const pointer = iin ? '/child/iin' : '/child/lastName';
    if (!found) throw new InvalidRequest([{ pointer, code: 'isHere' }]);
    if (another) throw new InvalidRequest([{ pointer, code: 'isOneChild' }]);
    const { representative, ...card } = found;
    if (!representative) throw new InvalidRequest([{ pointer, code: 'isSpokenFor' }]);
    return { ...card, representative };
  }
}
