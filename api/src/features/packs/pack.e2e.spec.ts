import { PACK_SECTIONS } from '@onaltu/domain/packs';
import { translator } from '@onaltu/i18n/translator';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Config } from '../../config';
import { textOf } from '../../platform/documents/pdf-text';
import { correctAttendance, signedCase } from '../../../test/conclusion-work';
import { PDF } from '../../../test/doors-of-a-case';
import { eventually } from '../../../test/eventually';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import { deliver, giveUp, wipeRedis } from '../../../test/job-work';
import { checkedSums, PackWork, unpacked } from '../../../test/pack-work';

const NAME = 'Туу туралы куәлік.pdf';
const flat = (text: string): string => text.replace(/\s+/g, '');
const timesIn = (text: string, words: string): number => flat(text).split(flat(words)).length - 1;

describe('an inspection pack', () => {
  const app = startApp({ worker: true });
  const packs = new PackWork(app);
  let provider: TestProvider;
  let signed: { id: string; child: string };
  let running: { id: string; child: string };

  const childOf = async (caseFileId: string): Promise<string> =>
    (await app.as(provider.head).get(`/case-files/${caseFileId}`).expect(200)).body.child.id;
  const upload = async (caseFileId: string, name: string, more = ''): Promise<string> => {
    const bytes = Buffer.concat([PDF, Buffer.from(more)]);
    const sent = app.as(provider.clerk).post(`/case-files/${caseFileId}/files`).attach('file', bytes, name);
    return (await sent.expect(201)).body.id;
  };
  const pathOf = async (fileId: string): Promise<string> => {
    const [row] = await app.rows<{ key: string }>('select key from core.stored_file where id = $1', [fileId]);
    return join(app.http.get(Config).filesDir, row!.key);
  };

  beforeAll(async () => {
    provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    await upload(id, NAME);
    await upload(id, NAME, '%% екінші');
    running = { id, child: await childOf(id) };
    const done = await signedCase(app, provider);
    await app.as(provider.clerk).post(`/case-files/${done}/certificate`).send({}).expect(201);
    await app.settled();
    signed = { id: done, child: await childOf(done) };
  }, 90_000);

  it.each(['kk', 'ru'] as const)('in %s is one PDF/A with its contents and every section', async (language) => {
    const { t } = translator(language);
    const pdf = await packs.document(provider.head, signed.child, { language });
    const raw = pdf.toString('latin1');
    expect(raw).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(raw).toMatch(new RegExp(`/Lang\\s*\\(${language}-KZ\\)`));
    const text = textOf(pdf);
    expect(flat(text)).toContain(flat(t('document.pack.contents')));
    const title = (i: number) => `${i + 1}. ${t(`document.pack.section.${PACK_SECTIONS[i]!}`)}`;
    const seldom = PACK_SECTIONS.filter((_section, i) => timesIn(text, title(i)) < 2);
    expect(seldom).toEqual([]); // in the contents, and where it stands
    expect(timesIn(text, t('document.pack.section.originals'))).toBe(2);
    const [row] = await app.rows<Record<string, string>>(
      `select c.number as "case", t.number as contract, e.number as certificate, k.last_name as child, g.wording as goal, m.summary
       from core.case_file c join core.contract t on t.case_file_id = c.id join core.certificate e on e.case_file_id = c.id join core.child k on k.id = c.child_id
         join core.programme p on p.case_file_id = c.id join core.goal g on g.programme_id = p.id join core.assessment m on m.case_file_id = c.id and m.kind = 'FINAL'
       where c.id = $1 order by g.place limit 1`,
      [signed.id],
    );
    for (const said of Object.values(row!)) expect(flat(text)).toContain(flat(said));
    expect(timesIn(text, t('document.pack.signature.holds'))).toBe(provider.specialists.length + 1);
    expect(flat(text)).toContain(flat(t('move.register.done')));
  });

  it('keeps the language a form was issued in', async () => {
    const text = textOf(await packs.document(provider.head, signed.child, { language: 'ru' }));
    expect(flat(text)).toContain(flat(translator('kk').t('document.contract.subjectText')));
    expect(flat(text)).not.toContain(flat(translator('ru').t('document.contract.subjectText')));
  });

  it('says of what is not there yet that there is nothing', async () => {
    const text = textOf(await packs.document(provider.head, running.child, { language: 'ru' }));
    // no conclusion, no certificate, no change of the card
    expect(timesIn(text, translator('ru').t('document.pack.empty'))).toBe(3);
  });

  it('comes with the files that were uploaded, each once, and sums that sha256sum knows', async () => {
    const { body } = await packs.make(provider.head, running.child, { language: 'kk' }).expect(201);
    expect(await packs.ready(provider.head, body.id)).toMatchObject({ originals: 2, damaged: 0, caseFileId: null });
    const { folder, files } = unpacked(await packs.file(provider.head, body.id, 'zip'));
    const [row] = await app.rows<{ number: string }>('select number from core.case_file where id = $1', [running.id]);
    const names = ['001', '002'].map((n) => `${row!.number}/${n} Туу туралы куәлік.pdf`);
    expect([...files.keys()]).toEqual(['inspection-pack.pdf', ...names, 'SHA256SUMS.txt']);
    expect(checkedSums(folder, 'SHA256SUMS.txt')).toEqual(['OK', 'OK', 'OK']);
    expect(files.get(names[0]!)).toEqual(PDF);
    const pdf = await packs.file(provider.head, body.id, 'pdf');
    expect(files.get('inspection-pack.pdf')?.equals(pdf)).toBe(true);
    const text = flat(textOf(pdf));
    for (const name of names) {
      expect(text).toContain(flat(name));
      expect(text).toContain(createHash('sha256').update(files.get(name)!).digest('hex'));
    }
    const [kept] = await app.rows<{ pdf: Buffer }>('select pdf_sha256 as pdf from core.inspection_pack where id = $1', [
      body.id,
    ]);
    expect(kept!.pdf.equals(createHash('sha256').update(pdf).digest())).toBe(true);
  });

  it('names a file that is not what was uploaded any more, and does not pack it', async () => {
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    const [changed, missing] = [await upload(id, '../өзгерген.pdf'), await upload(id, 'жоғалған.pdf', '%% ә')];
    await upload(id, 'бүтін.pdf', '%% б');
    await appendFile(await pathOf(changed), 'x');
    await rm(await pathOf(missing));
    const child = await childOf(id);
    const { body } = await packs.make(provider.head, child, { language: 'ru' }).expect(201);
    expect(await packs.ready(provider.head, body.id)).toMatchObject({ originals: 3, damaged: 2 });
    const { folder, files } = unpacked(await packs.file(provider.head, body.id, 'zip'));
    expect([...files.keys()].filter((name) => name.includes('/')).map((name) => name.split('/')[1])).toEqual([
      '003 бүтін.pdf',
    ]);
    expect(checkedSums(folder, 'SHA256SUMS.txt')).toEqual(['OK', 'OK']);
    const text = textOf(await packs.file(provider.head, body.id, 'pdf'));
    const { t } = translator('ru');
    for (const state of ['CHANGED', 'MISSING'] as const)
      expect(timesIn(text, t(`document.pack.original.${state}`))).toBe(1);
  });

  it('shows what was corrected and which days were opened again, with the reason', async () => {
    await correctAttendance(app, provider, running.id, 'Қағазда басқаша жазылған');
    const [lesson] = await app.rows<{ who: string; on: string }>(
      `select l.specialist_id as who, (l.starts_at at time zone 'Asia/Almaty')::date::text as "on" from core.lesson l join core.lesson_place p on p.lesson_id = l.id
       where p.case_file_id = $1 order by l.starts_at limit 1`,
      [running.id],
    );
    const unlock = { specialistId: lesson!.who, from: lesson!.on, to: lesson!.on, reason: 'Маман ауырып қалды' };
    await app.as(provider.head).post('/entry-unlocks').send(unlock).expect(201);
    const text = textOf(await packs.document(provider.head, running.child, { language: 'kk' }));
    expect(flat(text)).toContain(flat('Себебі: Қағазда басқаша жазылған'));
    expect(timesIn(text, translator('kk').t('document.pack.part.unlocks'))).toBe(1);
    expect(flat(text)).toContain(flat('Маман ауырып қалды'));
  });

  it('is of all cases of the child, or of one', async () => {
    const { id: earlier } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    await app.rows(`update core.case_file set state = 'WITHDRAWN', child_id = $2 where id = $1`, [
      earlier,
      signed.child,
    ]);
    const numbers = (
      await app.rows<{ number: string }>(
        'select number from core.case_file where child_id = $1 order by registered_at, id',
        [signed.child],
      )
    ).map(({ number }) => number);
    const chapter = (number: string): string => translator('ru').t('document.pack.case', { number });
    const all = textOf(await packs.document(provider.head, signed.child, { language: 'ru' }));
    expect(flat(all)).toContain(flat(chapter(numbers.join(', '))));
    const one = textOf(await packs.document(provider.head, signed.child, { language: 'ru', caseFileId: signed.id }));
    const [other] = await app.rows<{ number: string }>('select number from core.case_file where id = $1', [earlier]);
    expect(flat(one)).not.toContain(flat(chapter(other!.number)));
    expect(flat(one)).not.toContain(flat(numbers.join(', ')));
  });

  it('is written down with who asked for it and who took which of its files, without a name', async () => {
    const { body } = await packs.make(provider.head, running.child, { caseFileId: running.id }).expect(201);
    await packs.ready(provider.head, body.id);
    await packs.file(provider.head, body.id, 'zip');
    expect(
      await app.rows(`select action, actor, detail from audit.event where object_id = $1 order by id`, [body.id]),
    ).toEqual([
      {
        action: 'pack.asked',
        actor: provider.head.userId,
        detail: { child: running.child, case: running.id, language: 'kk' },
      },
      { action: 'pack.read', actor: provider.head.userId, detail: { file: 'zip' } },
    ]);
  });

  it('is found by the heads of its own provider alone', async () => {
    const { body } = await packs.make(provider.head, running.child, { language: 'ru', caseFileId: running.id });
    const other = await app.given.provider();
    const theirs = await app.given.caseFile(other, { state: 'REGISTERED' });
    const paths = [`/packs/${body.id}`, `/packs/${body.id}/pdf`, `/packs/${body.id}/zip`];
    for (const path of [...paths, `/children/${running.child}/packs`]) {
      await app.as(other.head).get(path).expect(404);
      for (const person of [provider.clerk, provider.specialists[0], provider.admin])
        await app.as(person).get(path).expect(403);
    }
    await app.as(other.head).post(`/packs/${body.id}/retry`).expect(404);
    for (const person of [provider.clerk, provider.specialists[0], provider.admin])
      await packs.make(person, running.child).expect(403);
    await packs.make(other.head, running.child).expect(404);
    const { body: foreign } = await packs.make(provider.head, running.child, { caseFileId: theirs.id }).expect(404);
    expect(foreign.type).toBe('urn:problem:case-file.not-found');
    await packs.make(provider.head, running.child, { caseFileId: signed.id }).expect(404);
    await packs.make(provider.head, randomUUID()).expect(404);
    await packs.ready(provider.head, body.id);
    const { body: list } = await app.as(provider.head).get(`/children/${running.child}/packs`).expect(200);
    expect(list.packs[0]).toMatchObject({ id: body.id, making: { state: 'READY', failure: null } });
  });

  it.each([
    [{ language: 'en' }, '/language'],
    [{ caseFileId: 'all' }, '/caseFileId'],
    [{ childId: 'x' }, '/childId'],
  ])('is refused for %j', async (wanted, pointer) => {
    const { body } = await packs.make(provider.head, running.child, wanted).expect(422);
    expect(body.errors).toContainEqual({ pointer, code: expect.any(String) });
  });

  it('has nothing to tell of a card without a case', async () => {
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    const child = await childOf(id);
    await app.rows(`update core.case_file set state = 'WITHDRAWN', child_id = $2 where id = $1`, [id, signed.child]);
    expect((await packs.make(provider.head, child).expect(404)).body.type).toBe('urn:problem:case-file.not-found');
  });

  it('is made one at a time, cannot be taken before, is made once, and is gone when it has expired', async () => {
    await app.stopWorker();
    const { body } = await packs.make(provider.head, running.child).expect(201);
    expect(body).toMatchObject({ language: 'kk', making: { state: 'WAITING', failure: null } });
    expect((await packs.make(provider.head, running.child).expect(409)).body.type).toBe(
      'urn:problem:making.wrong-state',
    );
    expect((await app.as(provider.head).get(`/packs/${body.id}/zip`).expect(409)).body.type).toBe(
      'urn:problem:document.not-ready',
    );
    const work = (queue: string) =>
      app.rows<{ id: string; days: number | null }>(
        `select id, round(extract(epoch from not_before - now()) / 86400)::int as days from core.outbox where queue = $1 and data ->> 'packId' = $2`,
        [queue, body.id],
      );
    await deliver(app, 'pack.make', (await work('pack.make'))[0]!.id, 3);
    await app.startWorker();
    await packs.ready(provider.head, body.id);
    await eventually(
      () => work('pack.forget'),
      ([later]) => later?.days === 7,
    );
    const files = (['pdf', 'zip'] as const).map((end) =>
      join(app.http.get(Config).filesDir, provider.id, 'packs', `${body.id}.${end}`),
    );
    expect(files.map((file) => existsSync(file))).toEqual([true, true]);
    await app.rows(`update core.inspection_pack set expires_at = now() - interval '1 minute' where id = $1`, [body.id]);
    await app.as(provider.head).get(`/packs/${body.id}/pdf`).expect(404);
    await app.rows(`update core.outbox set not_before = now() where queue = 'pack.forget' and data ->> 'packId' = $1`, [
      body.id,
    ]);
    await eventually(
      () => app.rows('select id from core.inspection_pack where id = $1', [body.id]),
      (rows) => rows.length === 0,
    );
    expect(files.map((file) => existsSync(file))).toEqual([false, false]);
  });

  it('is made though Redis forgets it, and what was given up is tried anew', async () => {
    const { body } = await packs.make(provider.head, running.child, { language: 'ru' }).expect(201);
    await wipeRedis(app);
    await packs.ready(provider.head, body.id);
    await app.rows(
      `update core.inspection_pack set pdf_sha256 = null, pdf_size = null, zip_sha256 = null, zip_size = null, originals = null, damaged = null, ready_at = null where id = $1`,
      [body.id],
    );
    await app.stopWorker();
    await giveUp(app, 'packId', body.id);
    const { body: dead } = await app.as(provider.head).get(`/packs/${body.id}`).expect(200);
    expect(dead.making).toEqual({ state: 'FAILED', failure: 'UNPRINTABLE' });
    const again = (person = provider.head) => app.as(person).post(`/packs/${body.id}/retry`);
    await again(provider.clerk).expect(403);
    expect((await again().expect(201)).body.making).toEqual({ state: 'WAITING', failure: null });
    await again().expect(409);
    await app.startWorker();
    await packs.ready(provider.head, body.id);
    await again().expect(409);
  });
});
