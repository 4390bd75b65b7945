import type { Names } from '@onaltu/domain/dictionaries';

type Entry = { code: string; own?: Names };

/** What a provider calls an entry of its own; a national one has its words from the translations. */
export const nameIn = (
  entries: readonly Entry[],
  code: string,
  language: 'kk' | 'ru',
  national: (code: string) => string,
): string => entries.find((entry) => entry.code === code)?.own?.[language] ?? national(code);
