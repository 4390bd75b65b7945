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

  it('is not done while a worker that died may have taken the mail with it', async () => {
    const provider = await app.given.provider();
    await app.stopWorker();
    await post(provider, provider.head);
    await app.rows(
      `update core.mail_ledger set state = 'CLAIMED', claimed_at = now(), attempts = 1 where recipient_id = $1`,
      [provider.head.userId],
    );
    const dispatches = async () =>
      (
        await app.rows<{ n: number; done: boolean }>(
          'select dispatches as n, done_at is not null as done from core.outbox where owner_id = $1',
          [provider.id],
        )
      )[0]!;
    await app.startWorker();
    expect(await eventually(dispatches, ({ n }) => n >= 2)).toMatchObject({ done: false });
    expect(app.mail.to(provider.head.email)).toEqual([]);

    await app.rows(`update core.mail_ledger set claimed_at = now() - interval '11 minutes' where recipient_id = $1`, [
      provider.head.userId,
    ]);
    await app.settled();
    expect(app.mail.to(provider.head.email)).toHaveLength(1);
    expect(await ledger(provider.head)).toMatchObject([{ state: 'ACCEPTED', attempts: 2 }]);
  });
});
