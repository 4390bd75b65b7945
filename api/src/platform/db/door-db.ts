import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { type Actor, systemActor } from '../auth/actor';
import { PUBLIC_LOGIN } from './logins';

export type DoorKind = 'certificate.verify' | 'case-file.status' | 'timetable.feed';

/** Doors without a login: a code on paper becomes a narrow actor; what it opens then stands inside the walls. */
@Injectable()
export class DoorDb {
  constructor(@InjectDataSource(PUBLIC_LOGIN) private readonly dataSource: DataSource) {}

  async open(kind: DoorKind, code: string): Promise<{ actor: Actor; subjectId: string } | null> {
    const [door] = await this.dataSource.query<{ provider_id: string; subject_id: string }[]>(
      `select * from pub.open_door($1, $2)`,
      [kind, codeHash(code)],
    );
    return door ? { actor: systemActor(door.provider_id), subjectId: door.subject_id } : null;
  }
}

/** What the database keeps of a code: enough to recognise it, not to write it. */
export const codeHash = (code: string): Buffer => createHash('sha256').update(code).digest();
