type Named = { code?: string; domain?: string };
type Holder = Record<string, unknown>;

/** How many forms of one record there are while two people write it. */
type Versions<Form> = { mine: Form; theirs: Form; before: Form };
type Access<Form, Part> = {
  valueOf: (form: Form, part: Part) => unknown;
  take: (form: Form, from: Form, part: Part) => void;
};

/**
 * What the other one changed is taken over where nothing of mine would be lost; the rest is answered, to be picked.
 * `before` is what both began from.
 */
export function merge<Form, Part>(
  { mine, theirs, before }: Versions<Form>,
  parts: readonly Part[],
  { valueOf, take }: Access<Form, Part>,
): Part[] {
  return parts.filter((part) => {
    const [here, there, once] = [mine, theirs, before].map((form) => JSON.stringify(valueOf(form, part)));
    if (here === there || there === once) return false;
    if (here !== once) return true;
    take(mine, theirs, part);
    return false;
  });
}

/** The order of a list, as a part of its own: «entries.#». */
const ORDER = '#';
const nameOf = (one: unknown): string => (one as Named).code ?? (one as Named).domain ?? '';
const namesOf = (list: readonly unknown[]): string[] => list.map(nameOf).filter(Boolean);

/** One step into a form: by the name of a field, in a list by the name of the line. */
function step(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return key === ORDER ? namesOf(value) : value.find((one) => nameOf(one) === key);
  return (value as Holder | undefined)?.[key];
}

/** As the other has it; a line the other does not know stays behind those both know. */
function reorder(list: unknown[], like: readonly string[]): void {
  const placeOf = (one: unknown) => (like.includes(nameOf(one)) ? like.indexOf(nameOf(one)) : like.length);
  list.sort((one, other) => placeOf(one) - placeOf(other));
}

function putLine(list: unknown[], key: string, value: unknown): void {
  const at = list.findIndex((one) => nameOf(one) === key);
  const lines = value === undefined ? [] : [value];
  list.splice(at < 0 ? list.length : at, at < 0 ? 0 : 1, ...lines);
}

export const partAt = (form: object, path: string): unknown => path.split('.').reduce<unknown>(step, form);

/** Writes one part of a form, by its path, into another. */
export function takePart(form: object, from: object, path: string): void {
  const keys = path.split('.');
  const last = keys.at(-1) ?? path;
  const place = keys.slice(0, -1).reduce<unknown>(step, form);
  const value = structuredClone(partAt(from, path));
  if (!Array.isArray(place)) (place as Holder)[last] = value;
  else if (last === ORDER) reorder(place, value as string[]);
  else putLine(place, last, value);
}

export const BY_PATH: Access<object, string> = { valueOf: partAt, take: takePart };
