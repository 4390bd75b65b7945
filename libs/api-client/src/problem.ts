export type FieldFault = { pointer: string; code: string };

type Told = { status: number; code: string; title?: string; requestId?: string } & {
  params?: Readonly<Record<string, unknown>>;
  errors?: readonly FieldFault[];
};

/** What the API answered instead of a result (RFC 9457); `title` is in the reader's language. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string | undefined;
  readonly requestId: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
  readonly errors: readonly FieldFault[];

  constructor({ status, code, title, requestId, params = {}, errors = [] }: Told) {
    super(code);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.title = title;
    this.requestId = requestId;
    this.params = params;
    this.errors = errors;
  }
}

const CODE = /^urn:problem:(.+)$/;

/** Any answer that is no success, also one that a server in between gave and that is no problem document. */
export async function problemOf(response: Response): Promise<Problem> {
  const { status } = response;
  const body: unknown = await response.json().catch(() => null);
  const fields: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {};
  const text = (key: string) => (typeof fields[key] === 'string' ? fields[key] : undefined);
  const record = (value: unknown) => (typeof value === 'object' && value !== null ? { ...value } : {});
  const faults = (Array.isArray(fields['errors']) ? fields['errors'] : []).map((fault: unknown) => ({
    pointer: '',
    code: 'unknown',
    ...record(fault),
  }));
  return new Problem({
    status,
    code: CODE.exec(text('type') ?? '')?.[1] ?? `http.${status}`,
    title: text('title'),
    requestId: text('instance'),
    params: record(fields['params']),
    errors: faults,
  });
}

/** Whether nobody is signed in here any more. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof Problem && (error.code === 'session.missing' || error.code === 'session.ended');
}
