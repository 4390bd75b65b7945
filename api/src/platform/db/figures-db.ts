import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../auth/actor';
import { DEPARTMENT_LOGIN } from './logins';
import { IdentitySigner } from './identity-signer';

/** The department's own login: it reads figures of its region; a child, a case or a fact is a permission error. */
@Injectable()
export class FiguresDb {
  constructor(
    @InjectDataSource(DEPARTMENT_LOGIN) private readonly dataSource: DataSource,
    private readonly identity: IdentitySigner,
  ) {}

  async ask<Row>(actor: Actor, sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query(`select set_config('app.ctx', $1, true)`, [this.identity.sign(actor)]);
      return tx.query<Row[]>(sql, parameters);
    });
  }
}
