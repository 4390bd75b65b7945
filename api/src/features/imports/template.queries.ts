import { Injectable } from '@nestjs/common';
import type { ImportKind } from '@onaltu/domain/import-columns';
import type { Actor } from '../../platform/auth/actor';
import { TenantDb } from '../../platform/db/tenant-db';
import { spreadsheetOf } from '../../platform/documents/spreadsheet';
import type { TemplateWanted } from './import.dto';
import { listsOf } from './import-lists';
import { templateSheets, templateText } from './template.document';

type Template = { name: string; type: string; bytes: Buffer };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The file to fill in, with the values this provider may choose from. */
@Injectable()
export class TemplateQuery {
  constructor(private readonly db: TenantDb) {}

  async read(actor: Actor, kind: ImportKind, { format, language }: TemplateWanted): Promise<Template> {
    const name = `${kind.toLowerCase()}-${language}.${format.toLowerCase()}`;
    if (format === 'CSV')
      return { name, type: 'text/csv; charset=utf-8', bytes: Buffer.from(templateText(kind, language)) };
    const lists = await this.db.as(actor, (tx) => listsOf(tx));
    const bytes: Buffer[] = [];
    for await (const piece of spreadsheetOf(templateSheets(kind, language, lists))) bytes.push(piece);
    return { name, type: XLSX, bytes: Buffer.concat(bytes) };
  }
}
