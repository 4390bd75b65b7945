import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../auth/actor';
import { askAs, entering } from './batch';
import { DEPARTMENT_LOGIN } from './logins';
import { IdentitySigner } from './identity-signer';
import type { Rows, Statement } from './statement';

/** The department's own login: it reads figures of its region; a child, a case or a fact is a permission error. */
@Injectable()
export class FiguresDb {
  constructor(
    @InjectDataSource(DEPARTMENT_LOGIN) private readonly dataSource: DataSource,
    private readonly identity: IdentitySigner,
  ) {}

  ask<Statements extends readonly Statement<unknown>[]>(
    actor: Actor,
    ...statements: Statements
  ): Promise<Rows<Statements>> {
    return askAs(this.dataSource, entering(this.identity.sign(actor)), statements);
  }
}
