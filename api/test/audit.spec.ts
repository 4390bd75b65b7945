import { ChainAuditTicker } from '../src/platform/audit/chain-audit.ticker';
import { startApp, type TestApp } from './harness';

const chain = (app: TestApp, rows?: number) => app.worker!.get(ChainAuditTicker, { strict: false }).tick(rows);
const verdict = async (app: TestApp, owner: string) =>
  (
    await app.rows<{ ok: boolean; reason: string | null; head_seq: string }>('select * from audit.verify($1)', [owner])
  )[0]!;

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g; // one in three hundred ends in twelve digits

describe('the audit', () => {
  const app = startApp({ worker: true });

  it('holds every act and every read of a child, by ids only', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    await app.as(provider.head).get(`/case-files/${id}`).expect(200);
    await app.as(provider.head).get('/case-files').expect(200);
    const events = await app.rows<{ action: string; actor: string; detail: object }>(
      'select action, actor, detail from audit.event where owner_id = $1 order by id',
      [provider.id],
    );
    expect(events.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'case-file.draft',
        'child.created',
        'case-file.moved',
        'document.issued',
        'case-file.read',
        'case-file.listed',
      ]),
    );
    expect(events.at(-1)?.actor).toBe(provider.head.userId);
    const [child] = await app.rows<{ last_name: string; first_name: string }>(
      'select last_name, first_name from core.child where provider_id = $1',
      [provider.id],
    );
    const text = JSON.stringify(events);
    for (const word of [child!.last_name, child!.first_name]) expect(text).not.toContain(word);
    expect(text.replaceAll(UUID, '')).not.toMatch(/\d{12}/);
  });

  it('leaves no row of an act that was rolled back', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    await app
      .as(provider.head)
      .post(`/case-files/${id}/contract`)
      .send({ lengthDays: 180, language: 'kk', signedByHead: true })
      .expect(409);
    expect(
      await app.rows(`select from audit.event where owner_id = $1 and action = 'case-file.moved' and actor = $2`, [
        provider.id,
        provider.head.userId,
      ]),
    ).toHaveLength(0);
  });

  it('is chained by the worker and shows each change of what was', async () => {
    const provider = await app.given.provider();
    await app.given.caseFile(provider, { state: 'UNDER_HEAD_REVIEW' });
    await chain(app);
    const whole = await verdict(app, provider.id);
    expect(whole.ok).toBe(true);
    expect(Number(whole.head_seq)).toBeGreaterThan(3);
    for (const [sql, reason] of [
      [`update audit.event set detail = '{"changed":true}' where owner_id = $1 and seq = 2`, 'row altered'],
      [`update audit.event set actor = gen_random_uuid() where owner_id = $1 and seq = 1`, 'row altered'],
      [`delete from audit.event where owner_id = $1 and seq = 2`, 'row missing'],
      [
        `delete from audit.event where owner_id = $1 and seq = (select max(seq) from audit.event where owner_id = $1)`,
        'tail cut off',
      ],
    ] as const) {
      await app.rows('begin');
      await app.rows(sql, [provider.id]);
      expect(await verdict(app, provider.id)).toMatchObject({ ok: false, reason });
      await app.rows('rollback');
    }
    await app.given.caseFile(provider, { state: 'REGISTERED' });
    await chain(app);
    await chain(app);
    expect((await verdict(app, provider.id)).ok).toBe(true);
  });

  it('is chained in small helpings to the last row, whoever it belongs to', async () => {
    const providers = [await app.given.provider(), await app.given.provider()];
    for (const provider of providers) await app.given.caseFile(provider, { state: 'REGISTERED' });
    const open = () => app.rows<{ n: number }>('select count(*)::int as n from audit.event where seq is null');
    const [before] = await open();
    expect(before!.n).toBeGreaterThan(4);

    const heads = await app.rows('select * from audit.chain(2)');
    expect(heads.length).toBeGreaterThan(0);
    expect(await open()).toEqual([{ n: before!.n - 2 }]);
    await chain(app, 2);
    expect(await open()).toEqual([{ n: 0 }]);
    for (const { id } of providers) expect(await verdict(app, id)).toMatchObject({ ok: true, reason: null });
    expect(await app.rows('select * from audit.chain(2)')).toEqual([]);
  });
});
