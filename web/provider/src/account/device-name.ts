const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['YaBrowser/', 'Yandex'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const;

const nameIn = (agent: string, names: readonly (readonly [mark: string, name: string])[]): string | undefined =>
  names.find(([mark]) => agent.includes(mark))?.[1];

/** What people call the device of a session: «Chrome, Windows»; null when its agent says nothing they know. */
export function deviceName(agent: string | null): string | null {
  if (!agent) return null;
  const known = [nameIn(agent, BROWSERS), nameIn(agent, SYSTEMS)].filter(Boolean);
  return known.length > 0 ? known.join(', ') : null;
}
