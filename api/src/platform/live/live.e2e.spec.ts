import type { AddressInfo } from 'node:net';
import { eventually } from '../../../test/eventually';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';
import type { Change } from './live-line';

describe('changes told to open pages', () => {
  const app = startApp({ env: { LIVE_STREAM_MS: '8000' } });
  const open: AbortController[] = [];
  afterEach(() => open.splice(0).forEach((stream) => stream.abort()));

  /** What a person's open page has heard, and whether the line is still up. */
  const listen = async (person: Person) => {
    const stop = new AbortController();
    open.push(stop);
    const { port } = app.http.getHttpServer().address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/api/provider/live`, {
      headers: { cookie: person.cookie },
      signal: stop.signal,
    });
    const heard = { status: response.status, type: response.headers.get('content-type'), text: '', over: false };
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    const read = async (): Promise<void> => {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return void (heard.over = true);
        heard.text += value;
      }
    };
    void read().catch(() => undefined);
    const changes = () => [...heard.text.matchAll(/^data: (.+)$/gm)].map(([, data]) => JSON.parse(data!) as Change);
    return { heard, changes };
  };

  const hears = ({ changes }: Awaited<ReturnType<typeof listen>>, wanted: Change) =>
    eventually(
      () => Promise.resolve(changes()),
      (all) => all.some(({ topic, id }) => topic === wanted.topic && id === wanted.id),
    );

  it('says topic and id of what an act changed, once, and to nobody else', async () => {
    const [ours, theirs] = [await app.given.provider(), await app.given.provider()];
    const { id } = await app.given.caseFile(ours, { state: 'REGISTERED' });
    const [clerk, stranger] = [await listen(ours.clerk), await listen(theirs.clerk)];
    expect(clerk.heard).toMatchObject({ status: 200, type: 'text/event-stream' });
    await app.as(ours.head).post(`/case-files/${id}/review`).send({}).expect(201);
    await hears(clerk, { topic: 'case', id });
    expect(clerk.changes().filter(({ topic }) => topic === 'case')).toHaveLength(1);
    expect(clerk.heard.text).not.toMatch(/[А-Яа-яӘәҚқ]/);
    expect(stranger.changes()).toEqual([]);
  });

  it('tells a team of each other’s scores', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    const [first, second] = provider.specialists;
    const page = await listen(second);
    const { body } = await app.as(first).post(`/case-files/${id}/assessments`).send({ kind: 'INITIAL' }).expect(201);
    await hears(page, { topic: 'assessment', id: (body as { id: string }).id });
  });

  it('says nothing of an act that was undone', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    const page = await listen(provider.clerk);
    await app.as(provider.head).post(`/case-files/${id}/waiting`).send({ reason: 'Орын жоқ' }).expect(409);
    await app.as(provider.head).post(`/case-files/${id}/review`).send({}).expect(201);
    await hears(page, { topic: 'case', id });
    expect(page.changes()).toEqual([{ topic: 'case', id }]);
  });

  it('ends by itself, so that a page asks anew', async () => {
    const provider = await app.given.provider();
    const { heard } = await listen(provider.clerk);
    await eventually(
      () => Promise.resolve(heard.over),
      (over) => over,
    );
  }, 20_000);

  it('is closed to who is not signed in', async () => {
    await app.anonymous().get('/api/provider/live').expect(401);
  });

  it('looks at everything again after the line was down', async () => {
    const provider = await app.given.provider();
    const page = await listen(provider.clerk);
    await app.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'onaltu-live' and datname = current_database()`,
    );
    await hears(page, { topic: 'everything', id: '' });
  }, 15_000);
});
