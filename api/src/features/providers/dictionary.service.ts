import { Injectable } from '@nestjs/common';
import {
  DICTIONARY_KINDS,
  type DictionaryEntry,
  type DictionaryKind,
  entriesOf,
  faultsInDictionary,
} from '@onaltu/domain/dictionaries';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { TenantDb } from '../../platform/db/tenant-db';
import { InvalidRequest } from '../../platform/problem/problem.filter';
import { settingOf } from '../case-files/provider-setting.queries';
import { keepSetting } from './keep-setting';
import type { ChangeDictionary, EntryInList } from './settings.dto';
import { DictionaryEntryView, type DictionaryView } from './settings.view';

@Injectable()
export class DictionaryService {
  constructor(private readonly db: TenantDb) {}

  list(actor: Actor): Promise<DictionaryView[]> {
    return this.db.as(actor, async (tx) => {
      const views = [];
      for (const kind of DICTIONARY_KINDS) views.push(await dictionaryView(tx, kind));
      return views;
    });
  }

  /** The list as it should be: its order, what is switched off, what is the provider's own. Nothing ever leaves it. */
  change(actor: Actor, kind: DictionaryKind, seen: number, { entries }: ChangeDictionary): Promise<DictionaryView> {
    return this.db.as(actor, async (tx) => {
      const known = entriesOf(kind, (await settingOf(tx, `DICTIONARY.${kind}`)).content ?? []);
      const faults = faultsInDictionary(kind, entries, known);
      if (faults.length > 0) throw new InvalidRequest(faults);
      await keepSetting(tx, `DICTIONARY.${kind}`, seen, entries.map(entryOf));
      return dictionaryView(tx, kind);
    });
  }
}

/** An entry without a code of its own yet is a new one. */
function entryOf({ code = randomUUID(), active, kk, ru, en, nationalCode }: EntryInList): DictionaryEntry {
  return kk && ru && en && nationalCode ? { code, active, own: { kk, ru, en, nationalCode } } : { code, active };
}

async function dictionaryView(tx: EntityManager, kind: DictionaryKind): Promise<DictionaryView> {
  const { version, content } = await settingOf(tx, `DICTIONARY.${kind}`);
  return {
    kind,
    version,
    entries: entriesOf(kind, content ?? []).map((entry) => DictionaryEntryView.of(kind, entry)),
  };
}
