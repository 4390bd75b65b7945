import { Injectable } from '@nestjs/common';
import type { EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import type { Actor } from '../auth/actor';
import { nowOf } from '../db/now';
import { TenantDb } from '../db/tenant-db';
import { FileStore } from '../files/file-store';
import { NotYet } from './processor';

type Expiring = ObjectLiteral & { expiresAt: Date };
/** The row of what was made for a while, and where its files lie: known before they are made. */
type Kept<Thing extends Expiring> = {
  of: EntityTarget<Thing>;
  id: string;
  filesOf: (thing: Thing) => readonly string[];
};

/** Nothing is left of what has expired. The files go first: a row without them is cleared by the next try. */
@Injectable()
export class ForgetExpired {
  constructor(
    private readonly db: TenantDb,
    private readonly files: FileStore,
  ) {}

  async forget<Thing extends Expiring>(actor: Actor, { of, id, filesOf }: Kept<Thing>): Promise<void> {
    const { found, now } = await this.db.as(actor, async (tx) => ({
      found: await tx.findOneBy(of, { id } as unknown as FindOptionsWhere<Thing>),
      now: nowOf(tx),
    }));
    if (!found) return;
    if (found.expiresAt > now) throw new NotYet(found.expiresAt);
    for (const key of filesOf(found)) await this.files.remove(key); // also one whose row never learnt of it
    await this.db.as(actor, (tx) => tx.delete(of, id));
  }
}
