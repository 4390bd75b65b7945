import { type DictionaryEntry, type DictionaryKind, entriesOf, notChoosable } from '@onaltu/domain/dictionaries';
import type { EntityManager } from 'typeorm';
import { InvalidRequest } from '../../platform/problem/problem.filter';
import { settingOf } from './provider-setting.queries';

/** The provider's own list of this kind, national entries included. */
export async function dictionaryOf(tx: EntityManager, kind: DictionaryKind): Promise<DictionaryEntry[]> {
  return entriesOf(kind, (await settingOf(tx, `DICTIONARY.${kind}`)).content ?? []);
}

type Chosen = { pointer: string; codes: readonly string[] };

/** Refuses codes that are nobody's or switched off, each where it stands. */
export async function requireChoosable(
  tx: EntityManager,
  kind: DictionaryKind,
  chosen: readonly Chosen[],
): Promise<void> {
  if (chosen.every(({ codes }) => codes.length === 0)) return;
  refuseUnknown(await dictionaryOf(tx, kind), chosen);
}

export function refuseUnknown(entries: readonly DictionaryEntry[], chosen: readonly Chosen[]): void {
  const wrong = chosen.filter(({ codes }) => notChoosable(codes, entries).length > 0);
  if (wrong.length > 0) throw new InvalidRequest(wrong.map(({ pointer }) => ({ pointer, code: 'isInDictionary' })));
}
