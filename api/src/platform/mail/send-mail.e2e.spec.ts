import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';
import type { TestProvider } from '../../../test/given';
import { eventually } from '../../../test/eventually';
import { deliver, inside } from '../../../test/job-work';
import { postMail } from './post-mail';

type Ledger = { state: string; answer: string | null; attempts: number; message_id: string };

describe('the mail job', () => {
  const app = startApp({ worker: true });

  const post = (provider: TestProvider, { userId }: Person, cause = 'one') =>
    inside(app, provider, (tx) =>
      postMail(tx, {
        template: 'signature-awaited',
        recipientId: userId,
        dedupKey: `test|${cause}|${userId}`,
        params: { number: '2026-0041', path: '/cases/41/conclusion' },
      }),
    );
  const ledger = ({ userId }: Person) =>
    app.rows<Ledger>('select state, answer, attempts, message_id from core.mail_ledger where recipient_id = $1', [
      userId,
    ]);

  it('sends one mail for one cause, with the number the ledger knows it by', async () => {
    const provider = await app.given.provider();
    await Promise.all([post(provider, provider.head), post(provider, provider.head), post(provider, provider.head)]);
    await app.settled();

    const [row, ...others] = await ledger(provider.head);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ state: 'ACCEPTED', attempts: 1 });
    const letters = app.mail.to(provider.head.email);
    expect(letters.map(({ messageId }) => messageId)).toEqual([row!.message_id]);
    expect(letters[0]!.text).toContain('http://localhost:3000/cases/41/conclusion');
    expect(await app.outbox(provider)).toHaveLength(1);
  });

  it('sends nothing again when it is delivered ten times', async () => {
    const provider = await app.given.provider();
    await app.stopWorker();
    await post(provider, provider.head);
    const [row] = await app.rows<{ id: string }>('select id from core.outbox where owner_id = $1', [provider.id]);
    await deliver(app, 'mail.send', row!.id, 10);
    await app.startWorker();
    await app.settled();
    expect(app.mail.to(provider.head.email)).toHaveLength(1);
    expect(await ledger(provider.head)).toMatchObject([{ state: 'ACCEPTED', attempts: 1 }]);
  });

  it('takes a final no for an answer', async () => {
    const provider = await app.given.provider();
    app.mail.refuse(provider.head.email, 550);
    await post(provider, provider.head);
    await app.settled();
    expect(await ledger(provider.head)).toMatchObject([{ state: 'REFUSED', answer: '550', attempts: 1 }]);
    expect(app.mail.to(provider.head.email)).toEqual([]);
  });

  it('tries again after a passing no', async () => {
    const provider = await app.given.provider();
    app.mail.refuse(provider.head.email, 451, 421, 451);
    await post(provider, provider.head);
    await app.settled();
    expect(await ledger(provider.head)).toMatchObject([{ state: 'ACCEPTED', attempts: 4 }]);
    expect(app.mail.to(provider.head.email)).toHaveLength(1);
  });

  /** Lets time pass for this provider's mail, in the ledger and in the outbox. */
  const later = async ({ id }: TestProvider, by: string) => {
    for (const sql of [
      `update core.mail_ledger set next_try_at = next_try_at - $2::interval, claimed_at = claimed_at - $2::interval, asked_at = asked_at - $2::interval where owner_id = $1`,
      `update core.outbox set not_before = not_before - $2::interval where owner_id = $1`,
    ])
      await app.rows(sql, [id, by]);
  };
  const waits = async ({ id }: TestProvider, { userId }: Person) => {
    const [row] = await app.rows<Ledger & { waits: boolean; next: number; unknowns: number }>(
      `select m.state, m.answer, m.attempts, m.unknowns, extract(epoch from o.not_before - now())::float8 as next,
         o.not_before > now() and o.dispatched_at is null and o.done_at is null as waits
       from core.mail_ledger m join core.outbox o on o.data ->> 'mailId' = m.id::text where m.owner_id = $1 and m.recipient_id = $2`,
      [id, userId],
    );
    return row!;
  };

  it('is sent once more, and only once, when nobody knows whether it was taken', async () => {
    const provider = await app.given.provider();
    const { head } = provider;
    app.mail.dropAt(head.email, 'DATA', 'DATA', 'DATA', 'DATA');
    await post(provider, head);
    const first = await eventually(
      () => waits(provider, head),
      (row) => row.waits,
    );
    expect(first).toMatchObject({ state: 'UNKNOWN', attempts: 1, unknowns: 1 });
    expect(first.next).toBeGreaterThan(500);

    await later(provider, '11 minutes');
    await app.settled();
    expect(await waits(provider, head)).toMatchObject({ state: 'UNKNOWN', attempts: 2, unknowns: 2 });
    const copies = app.mail.to(head.email).map(({ messageId }) => messageId);
    expect(copies).toHaveLength(2);
    expect(new Set(copies).size).toBe(1);
  });

  it('waits longer after each try that came to nothing, and is given up after two days', async () => {
    const provider = await app.given.provider();
    const { head } = provider;
    app.mail.refuse(head.email, ...Array.from({ length: 20 }, () => 451));
    await post(provider, head);
    const rests = await eventually(
      () =>
        app.rows<{ rest: number }>(
          `select extract(epoch from next_try_at - claimed_at)::float8 as rest from core.mail_ledger where owner_id = $1 and attempts >= 4 and state = 'DUE'`,
          [provider.id],
        ),
      (rows) => rows.length > 0,
    );
    expect(rests[0]!.rest).toBeGreaterThan(0.39);
    await later(provider, '48 hours');
    await app.settled();
    expect(await waits(provider, head)).toMatchObject({ state: 'REFUSED', answer: '451' });
    expect(app.mail.to(head.email)).toEqual([]);
  });

  it('is refused where somebody sees it when its recipient has gone', async () => {
    const provider = await app.given.provider();
    await app.rows('update directory.account set disabled_at = now() where id = $1', [provider.head.userId]);
    await post(provider, provider.head);
    await app.settled();
    expect(await ledger(provider.head)).toMatchObject([
      { state: 'REFUSED', answer: 'recipient disabled', attempts: 0 },
    ]);
  });

  it('is not done while a worker that died may have taken the mail with it', async () => {
    const provider = await app.given.provider();
    await app.stopWorker();
    await post(provider, provider.head);
    await app.rows(
      `update core.mail_ledger set state = 'CLAIMED', claimed_at = now(), attempts = 1 where recipient_id = $1`,
      [provider.head.userId],
    );
    await app.startWorker();
    await eventually(
      () => waits(provider, provider.head),
      (row) => row.waits,
    );
    expect(app.mail.to(provider.head.email)).toEqual([]);

    await later(provider, '11 minutes');
    await app.settled();
    expect(app.mail.to(provider.head.email)).toHaveLength(1);
    expect(await waits(provider, provider.head)).toMatchObject({ state: 'ACCEPTED', attempts: 2, unknowns: 1 });
  });
});
