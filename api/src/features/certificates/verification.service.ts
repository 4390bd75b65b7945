import { Injectable } from '@nestjs/common';
import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import { normalizeCode } from '@onaltu/domain/crockford';
import { SlowDown } from '../../platform/auth/slow-down';
import { DoorDb } from '../../platform/db/door-db';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import type { Certificate } from './certificate.entity';
import type { VerificationView } from './certificate.view';

type Row = Pick<
  Certificate,
  'number' | 'issuedOn' | 'initials' | 'birthYear' | 'revokedAt' | 'servedFrom' | 'servedTo' | 'validUntil'
> & {
  kk: string;
  ru: string;
  en: string;
};

// What stands on the paper, and not what the child's card says today.
const SHOWN = `
  select t.number, t.issued_on as "issuedOn", t.initials, t.birth_year as "birthYear", t.revoked_at as "revokedAt", t.served_from as "servedFrom",
    t.served_to as "servedTo", t.valid_until as "validUntil", p.name_kk as kk, p.name_ru as ru, p.name_en as en
  from certificate t join directory.provider p on p.id = ctx.provider_id() where t.id = $1 and t.handed_over_at is not null`;

@Injectable()
export class VerificationService {
  constructor(
    private readonly doors: DoorDb,
    private readonly db: TenantDb,
    private readonly slowDown: SlowDown,
  ) {}

  /** Whether a certificate with this code was handed over, and enough of it to see that the paper was not changed. */
  async verify(code: string, address: string): Promise<VerificationView> {
    await this.slowDown.count('verify.address', address);
    const normal = normalizeCode(code);
    const door = normal ? await this.doors.open('certificate.verify', normal) : null;
    if (!door) return { verdict: 'NOT_FOUND' };
    return this.db.as(door.actor, async (tx) => {
      const [row] = await tx.query<Row[]>(SHOWN, [door.subjectId]);
      return row ? shown(row, almatyDay(nowOf(tx))) : { verdict: 'NOT_FOUND' };
    });
  }
}

function shown({ revokedAt, kk, ru, en, ...paper }: Row, today: Day): VerificationView {
  const { validUntil } = paper;
  return {
    ...paper,
    verdict: revokedAt ? 'REVOKED' : validUntil && validUntil < today ? 'EXPIRED' : 'VALID',
    issuer: { kk, ru, en },
  };
}
