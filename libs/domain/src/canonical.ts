export type Canonical =
  string | number | boolean | null | readonly Canonical[] | { readonly [key: string]: Canonical | undefined };

const tidy = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').trim();

export const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isList = (value: object): value is readonly Canonical[] => Array.isArray(value);

/** One text for one content, to be hashed: the order of keys and the form of letters and lines do not matter. */
export function canonical(value: Canonical): string {
  if (typeof value === 'string') return JSON.stringify(tidy(value));
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => byCodePoint(a, b));
  return `{${entries.flatMap(([key, own]) => (own === undefined ? [] : `${JSON.stringify(key)}:${canonical(own)}`)).join(',')}}`;
}
