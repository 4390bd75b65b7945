import type { Role } from '@onaltu/domain/permissions';
import type { Locale } from '@onaltu/i18n/formats';

export type Scope = 'provider' | 'region' | 'operator';

/** Who acts, and for whom. Passed by hand to every act and query; the database believes only its signed form. */
export type Actor = {
  readonly scope: Scope;
  readonly ownerId: string;
  readonly userId: string;
  readonly roles: readonly Role[];
  /** The session that the database checks with the first statement; a system actor has none. */
  readonly sessionId?: string;
  /** When the token was made, in epoch seconds; an aged one is made anew. */
  readonly issuedAt?: number;
  readonly locale: Locale;
  /** The moment a demo's story is told at; the database believes it only where the installation is no production. Nobody who signs in has one. */
  readonly at?: Date;
  /** Set when the caller asked that a repeat be answered like the first try. */
  readonly idempotency?: Idempotency;
};
export type Idempotency = { readonly key: string; readonly route: string; readonly bodyHash: Buffer };

/** Whom operators act for: all of them together. */
export const PLATFORM = '01990000-0000-7000-8000-000000000001';
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The worker, walled in like anyone else: it sees one owner's rows, and no session stands behind it. */
export const systemActor = (ownerId: string, scope: Scope = 'provider'): Actor => ({
  scope,
  ownerId,
  userId: NOBODY,
  roles: [],
  locale: 'kk',
});
