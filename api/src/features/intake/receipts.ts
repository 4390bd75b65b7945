import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '../../config';
import { Envelope } from '../../platform/crypto/envelope';
import { IssuedDocuments } from '../../platform/documents/issued-documents';

/** What the receipt needs beside the case. */
@Injectable()
export class Receipts {
  readonly publicUrl: string;

  constructor(
    config: Config,
    readonly envelope: Envelope,
    readonly documents: IssuedDocuments,
  ) {
    this.publicUrl = config.publicUrl;
  }

  async regionOf(tx: EntityManager): Promise<string> {
    const [row] = await tx.query<{ region_id: string }[]>(
      'select region_id from directory.provider where id = ctx.provider_id()',
    );
    if (!row) throw new Error('a provider without a region');
    return row.region_id;
  }
}
