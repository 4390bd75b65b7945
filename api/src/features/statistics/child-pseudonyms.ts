import { Injectable } from '@nestjs/common';
import { systemActor } from '../../platform/auth/actor';
import { Envelope } from '../../platform/crypto/envelope';
import { statement } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { iinPlace } from '../case-files/iin-place';

type Unnamed = { id: string; iinSealed: Buffer | null; iinIndex: Buffer | null };

const PROVIDERS = statement<{ id: string }>(`select id from directory.provider where region_id = ctx.owner_id()`);
/** Children who have no pseudonym yet, or whose IIN has been corrected since. */
const UNNAMED = statement<Unnamed>(`select k.id, k.iin_sealed as "iinSealed", k.iin_index as "iinIndex" from child k
  left join facts.child_pseudonym n on n.child_id = k.id where n.child_id is null or n.iin_index is distinct from k.iin_index`);
const NAMED = `select * from unnest($1::uuid[], $2::bytea[], $3::bytea[]) n (child_id, iin_index, stat_pid)`;
/** Nobody reads a pseudonym back, not even to see that it is there already. */
const RENAME = `update facts.child_pseudonym p set iin_index = n.iin_index, stat_pid = n.stat_pid from (${NAMED}) n where p.child_id = n.child_id`;
const NAME = `insert into facts.child_pseudonym (child_id, iin_index, stat_pid) ${NAMED} on conflict do nothing`;

const bytesOf = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;

/** Gives each child of a region its pseudonym: the same of one IIN at every provider, another one of each card without an IIN. */
@Injectable()
export class ChildPseudonyms {
  constructor(
    private readonly db: TenantDb,
    private readonly envelope: Envelope,
  ) {}

  async complete(regionId: string): Promise<void> {
    const [providers] = await this.db.ask(systemActor(regionId, 'region'), PROVIDERS);
    for (const { id } of providers) await this.ofProvider(regionId, id);
  }

  /** Inside the walls of one provider. */
  private async ofProvider(regionId: string, providerId: string): Promise<void> {
    const actor = systemActor(providerId);
    const [unnamed] = await this.db.ask(actor, UNNAMED);
    if (unnamed.length === 0) return;
    const named = [
      unnamed.map(({ id }) => id),
      unnamed.map(({ iinIndex }) => iinIndex && bytesOf(iinIndex)),
      unnamed.map((child) => bytesOf(this.envelope.pseudonym(regionId, this.knownBy(providerId, child)))),
    ];
    await this.db.ask(actor, statement(RENAME, named), statement(NAME, named));
  }

  private knownBy(providerId: string, { id, iinSealed }: Unnamed): string {
    return iinSealed ? `iin|${this.envelope.open(providerId, iinPlace(id), iinSealed)}` : `card|${providerId}|${id}`;
  }
}
