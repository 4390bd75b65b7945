import createClient, { type Client } from 'openapi-fetch';
import { problemOf } from './problem';

/** A client of one audience: proves that a write comes from this page, asks in the page's language, throws Problem. */
export function connect<Paths extends object>(): Client<Paths> {
  const client = createClient<Paths>({ credentials: 'same-origin' });
  client.use({
    onRequest({ request }) {
      request.headers.set('accept-language', document.documentElement.lang || 'kk');
      if (request.method !== 'GET') request.headers.set('x-onaltu', '1');
      return request;
    },
    async onResponse({ response }) {
      if (!response.ok) throw await problemOf(response);
    },
  });
  return client;
}

/** The result of a call whose failures were thrown. */
export async function resultOf<Result>(call: Promise<{ data?: Result }>): Promise<NonNullable<Result>> {
  const { data } = await call;
  if (data === undefined || data === null) throw new Error('An answer without a body');
  return data;
}

/** The header of what must happen once, however often it is asked. */
export const once = (key: string) => ({ headers: { 'idempotency-key': key } });

/** The header of an edit: the version its author saw. */
export const seen = (version: number) => ({ headers: { 'if-match': `"${version}"` } });
