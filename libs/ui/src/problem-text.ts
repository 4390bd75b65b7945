/** The part of a problem (RFC 9457) that a person is told. */
export type ProblemShape = { code?: string; title?: string; requestId?: string };

type Words = { t: (key: string) => string; te: (key: string) => boolean };

export function problemShape(error: unknown): ProblemShape {
  const fields: Record<string, unknown> = typeof error === 'object' && error !== null ? { ...error } : {};
  const text = (key: string) => (typeof fields[key] === 'string' ? fields[key] : undefined);
  return { code: text('code'), title: text('title'), requestId: text('requestId') };
}

/** Our own words for a known code; else the server's, which are in the reader's language; else what can be said safely. */
export function problemText(error: unknown, { t, te }: Words): string {
  const { code, title } = problemShape(error);
  if (code && te(`refusal.${code}`)) return t(`refusal.${code}`);
  if (title) return title;
  return t(error instanceof TypeError ? 'shell.error.network' : 'shell.error.unexpected');
}
