import { Injectable, type PipeTransform } from '@nestjs/common';
import { DICTIONARY_KINDS, type DictionaryKind } from '@onaltu/domain/dictionaries';
import { Refused } from '@onaltu/domain/refused';

/** The name of a dictionary in a path; another one is not there. */
@Injectable()
export class KnownKind implements PipeTransform<string, DictionaryKind> {
  transform(name: string): DictionaryKind {
    const kind = DICTIONARY_KINDS.find((one) => one === name);
    if (!kind) throw new Refused('resource.not-found');
    return kind;
  }
}
