import { Injectable } from '@nestjs/common';
import { Refused } from '@onaltu/domain/refused';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { TenantDb } from '../../platform/db/tenant-db';
import { requireVersion } from '../../platform/http/if-match';
import type { ChangeRoom, RoomWanted } from './settings.dto';
import type { RoomView } from './settings.view';

const ROOM = `select id, name, capacity, closed_at is null as active, version from room`;

@Injectable()
export class RoomService {
  constructor(private readonly db: TenantDb) {}

  async list(actor: Actor): Promise<RoomView[]> {
    return this.db.as(actor, (tx) => tx.query(`${ROOM} order by name collate "kk-x-icu" limit 500`));
  }

  async add(actor: Actor, { name, capacity }: RoomWanted): Promise<RoomView> {
    return this.db.as(actor, async (tx) => {
      const id = randomUUID();
      await tx.query(`insert into room (id, name, capacity) values ($1, $2, $3)`, [id, name, capacity]);
      await audit(tx, 'room.changed', { type: 'room', id });
      return roomOf(tx, id);
    });
  }

  async change(actor: Actor, id: string, seen: number, { name, capacity, active }: ChangeRoom): Promise<RoomView> {
    return this.db.as(actor, async (tx) => {
      const room = await roomOf(tx, id, 'for update');
      requireVersion(seen, room, room);
      await tx.query(
        `update room set name = $2, capacity = $3, version = version + 1,
           closed_at = case when $4 then null else coalesce(closed_at, ctx.now()) end where id = $1`,
        [id, name, capacity, active],
      );
      await audit(tx, 'room.changed', { type: 'room', id }, { active });
      return roomOf(tx, id);
    });
  }
}

async function roomOf(tx: EntityManager, id: string, lock = ''): Promise<RoomView> {
  const [room] = await tx.query<RoomView[]>(`${ROOM} where id = $1 ${lock}`, [id]);
  if (!room) throw new Refused('resource.not-found');
  return room;
}
