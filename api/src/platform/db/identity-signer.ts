import { Injectable } from '@nestjs/common';
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { Config } from '../../config';
import type { Actor } from '../auth/actor';

const LIFE_SECONDS = 60;

/** Signs who asks. The database holds the same key and believes nothing else. */
@Injectable()
export class IdentitySigner {
  private readonly key: KeyObject;
  private readonly kid: number;
  private offsetMs = 0;

  constructor(config: Config) {
    this.key = createSecretKey(config.contextKey, 'hex');
    this.kid = config.contextKeyId;
  }

  /** The expiry is measured on the database's clock: a machine two hours off signs as well as any. */
  setDatabaseClock(databaseNow: Date): void {
    this.offsetMs = databaseNow.getTime() - Date.now();
  }

  sign(actor: Pick<Actor, 'ownerId' | 'userId' | 'scope' | 'at'>): string {
    const expiry = Math.floor((Date.now() + this.offsetMs) / 1000) + LIFE_SECONDS;
    const claims = `${this.kid}|${actor.ownerId}|${actor.userId}|${actor.scope}|${expiry}|${actor.at?.getTime() ?? ''}`;
    return `${claims}|${createHmac('sha256', this.key).update(claims).digest('hex')}`;
  }
}
