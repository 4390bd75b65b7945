import { Injectable } from '@nestjs/common';
import { almatyDay, yearOf, type Day } from '@onaltu/domain/clock/day';
import { normalizeCode } from '@onaltu/domain/crockford';
import { initialsOf } from '@onaltu/domain/person-name';
import { SlowDown } from '../../platform/auth/slow-down';
import { DoorDb } from '../../platform/db/door-db';
import { TenantDb } from '../../platform/db/tenant-db';
import type { VerificationView } from './certificate.view';

type Row = {
  number: string;
  handedOverAt: Date;
  revokedAt: Date | null;
  servedFrom: Day;
  servedTo: Day;
  validUntil: Day | null;
  lastName: string;
  firstName: string;
  middleName: string;
  birthDate: Day;
  kk: string;
  ru: string;
  en: string;
};

const SHOWN = `
  select t.number, t.handed_over_at as "handedOverAt", t.revoked_at as "revokedAt", t.served_from as "servedFrom", t.served_to as "servedTo", t.valid_until as "validUntil",
    k.last_name as "lastName", k.first_name as "firstName", k.middle_name as "middleName", k.birth_date as "birthDate", p.name_kk as kk, p.name_ru as ru, p.name_en as en
  from certificate t join case_file c on c.id = t.case_file_id join child k on k.id = c.child_id join directory.provider p on p.id = ctx.provider_id()
  where t.id = $1 and t.handed_over_at is not null`;

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
    const [row] = await this.db.as(door.actor, (tx) => tx.query<Row[]>(SHOWN, [door.subjectId]));
    return row ? shown(row, almatyDay(new Date())) : { verdict: 'NOT_FOUND' };
  }
}

function shown(
  { number, handedOverAt, revokedAt, servedFrom, servedTo, validUntil, birthDate, kk, ru, en, ...person }: Row,
  today: Day,
): VerificationView {
  return {
    verdict: revokedAt ? 'REVOKED' : validUntil && validUntil < today ? 'EXPIRED' : 'VALID',
    ...{ number, servedFrom, servedTo, validUntil },
    issuer: { kk, ru, en },
    issuedOn: almatyDay(handedOverAt),
    initials: initialsOf(person),
    birthYear: yearOf(birthDate),
  };
}
