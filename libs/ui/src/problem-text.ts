/** The part of a problem (RFC 9457) that a person is told. */
export type ProblemShape = {
  code?: string | undefined;
  title?: string | undefined;
  requestId?: string | undefined;
  params?: Record<string, unknown>;
};

type Words = { t: (key: string, params: Record<string, unknown>) => string; te: (key: string) => boolean };

export function problemShape(error: unknown): ProblemShape {
  const fields: Record<string, unknown> = typeof error === 'object' && error !== null ? { ...error } : {};
  const text = (key: string) => (typeof fields[key] === 'string' ? fields[key] : undefined);
  const { params } = fields;
  const filled = typeof params === 'object' && params !== null ? { ...params } : {};
  return { code: text('code'), title: text('title'), requestId: text('requestId'), params: filled };
}

/** Our own words for a known code; else the server's, which are in the reader's language; else what can be said safely. */
export function problemText(error: unknown, { t, te }: Words): string {
  const { code, title, params = {} } = problemShape(error);
  if (code && te(`refusal.${code}`)) return t(`refusal.${code}`, params);
  if (title) return title;
  return t(error instanceof TypeError ? 'shell.error.network' : 'shell.error.unexpected', {});
}
