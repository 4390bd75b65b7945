import { Injectable } from '@nestjs/common';
import { Refused } from '@onaltu/domain/refused';
import { createHash } from 'node:crypto';
import { TenantDb } from '../db/tenant-db';

/** How many tries are free in which time. Nobody is locked out for ever: the oldest try leaves the window. */
const LIMITS = {
  'sign-in.account': { free: 8, window: '5 minutes' },
  'sign-in.address': { free: 60, window: '5 minutes' },
  'sign.password': { free: 5, window: '5 minutes' },
  'verify.address': { free: 5, window: '1 minute' },
  'status.address': { free: 5, window: '1 minute' },
  'letter.address': { free: 10, window: '1 minute' },
  'invitation.sender': { free: 60, window: '1 hour' },
  'reset.address': { free: 20, window: '15 minutes' },
  'reset.account': { free: 3, window: '15 minutes' },
} as const;
export type Limited = keyof typeof LIMITS;

/** Slows guessing down. Kept in PostgreSQL, so that every replica counts the same tries. */
@Injectable()
export class SlowDown {
  constructor(private readonly db: TenantDb) {}

  async count(what: Limited, subject: string): Promise<void> {
    const { free, window } = LIMITS[what];
    const [row] = await this.db.anonymous<{ seconds: number }>(
      'select authn.slow_down($1, $2, $3, $4::interval) as seconds',
      [what, digest(subject), free, window],
    );
    if (row && row.seconds > 0) throw new Refused('request.too-many', { seconds: row.seconds });
  }

  async forget(what: Limited, subject: string): Promise<void> {
    await this.db.anonymous('select authn.forget_attempts($1, $2)', [what, digest(subject)]);
  }
}

const digest = (subject: string): Buffer => createHash('sha256').update(subject).digest();
