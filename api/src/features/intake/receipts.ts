import { Injectable } from '@nestjs/common';
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
}
