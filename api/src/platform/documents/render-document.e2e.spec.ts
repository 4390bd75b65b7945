import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Config } from '../../config';
import { eventually } from '../../../test/eventually';
import { startApp } from '../../../test/harness';
import { deliver } from '../../../test/job-work';
import { FileStore } from '../files/file-store';

describe('the rendering of a document', () => {
  const app = startApp();

  afterEach(() => app.stopWorker());

  /** A registered case with its receipt still to be printed. */
  const receipt = async () => {
    const provider = await app.given.provider();
    const { id: caseFileId } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    const [row] = await app.rows<{ id: string; outbox: string }>(
      `select d.id, o.id as outbox from core.document d join core.outbox o on o.data ->> 'documentId' = d.id::text where d.case_file_id = $1`,
      [caseFileId],
    );
    return { provider, caseFileId, ...row! };
  };
  const rendered = async (id: string) => {
    const [row] = await app.rows<{ file_key: string; sha256: Buffer; size: number; xmin: string }>(
      'select file_key, sha256, size, xmin::text from core.document where id = $1',
      [id],
    );
    return row!;
  };
  const filesOf = async (ownerId: string): Promise<string[]> =>
    readdir(join(app.http.get(Config).filesDir, ownerId, 'documents'));

  it('makes one file and one change, though ten deliveries ask for it', async () => {
    const { provider, id, outbox } = await receipt();
    await app.rows(
      `create table public.changed (document_id uuid); grant insert on public.changed to public;
       create or replace function public.note_change() returns trigger language plpgsql security definer as $$ begin insert into public.changed values (new.id); return null; end $$;
       create trigger note_change after update on core.document for each row execute function public.note_change()`,
    );
    await deliver(app, 'document.render', outbox, 10);
    await app.startWorker();
    await app.settled();

    const { file_key: key, sha256, size } = await rendered(id);
    // Another delivery may still be writing what it then finds done.
    await eventually(
      () => filesOf(provider.id),
      (files) => files.length === 1 && files[0] === `${id}.pdf`,
    );
    const bytes = await app.http.get(FileStore).get(key);
    expect([bytes.length, createHash('sha256').update(bytes).digest()]).toEqual([size, sha256]);
    expect(await app.rows('select document_id from public.changed')).toEqual([{ document_id: id }]);
  });

  it('gives the same bytes each time', async () => {
    const { id, outbox } = await receipt();
    await app.startWorker();
    await app.settled();
    const first = await rendered(id);
    await app.rows(
      `update core.document set file_key = null, sha256 = null, size = null, rendered_at = null where id = $1`,
      [id],
    );
    await app.rows('update core.outbox set done_at = null, dispatched_at = null where id = $1', [outbox]);
    await app.settled();
    const second = await rendered(id);
    expect(second.sha256.equals(first.sha256)).toBe(true);
    expect(second.xmin).not.toBe(first.xmin);
  });

  it('hands the file out as a PDF that no browser takes for a page', async () => {
    const { provider, caseFileId, id } = await receipt();
    await app.startWorker();
    await app.settled();
    const { headers } = await app.as(provider.clerk).get(`/case-files/${caseFileId}/documents/${id}`).expect(200);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': "inline; filename*=UTF-8''receipt.pdf",
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
  });
});
