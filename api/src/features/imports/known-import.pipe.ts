import { Injectable, type PipeTransform } from '@nestjs/common';
import { type ImportKind, isImportKind } from '@onaltu/domain/import-columns';
import { Refused } from '@onaltu/domain/refused';

/** What is imported, as a path names it; another kind is not there. */
@Injectable()
export class KnownImport implements PipeTransform<string, ImportKind> {
  transform(name: string): ImportKind {
    if (!isImportKind(name)) throw new Refused('resource.not-found');
    return name;
  }
}
