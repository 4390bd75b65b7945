import { randomUUID } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { PDF } from '../../../test/doors-of-a-case';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';

const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154', 'hex'),
  deflateSync(Buffer.alloc(5)),
  Buffer.from('0000000049454e44ae426082', 'hex'),
]);
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
const MB_10 = 10 * 1024 * 1024;

describe('the files of a case', () => {
  const app = startApp();
  let provider: TestProvider;
  let id: string;

  beforeAll(async () => {
    provider = await app.given.provider();
    ({ id } = await app.given.caseFile(provider));
  });
  const upload = (bytes: Buffer, name: string) =>
    app.as(provider.clerk).post(`/case-files/${id}/files`).attach('file', bytes, name);
  const filesKept = async (): Promise<number> =>
    (await app.rows('select id from core.stored_file where case_file_id = $1', [id])).length;

  it.each([
    ['application/pdf', PDF, 'анықтама.pdf'],
    ['image/png', PNG, 'surat.png'],
    ['image/jpeg', JPEG, 'surat.txt'],
  ])('are what their bytes say: %s', async (contentType, bytes, name) => {
    const { body } = await upload(bytes, name).expect(201);
    expect(body).toEqual({ id: expect.any(String), name, contentType, size: bytes.length });
    const [row] = await app.rows<{ key: string }>(
      `select key, size, content_type from core.stored_file where id = $1 and sha256 = sha256($2)`,
      [body.id, bytes],
    );
    expect(row).toMatchObject({ size: bytes.length, content_type: contentType });
    expect(row!.key).not.toContain(name);

    const sent = await app
      .as(provider.head)
      .get(`/case-files/${id}/files/${body.id}`)
      .buffer(true)
      .parse((answer, done) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    expect((sent.body as Buffer).equals(bytes)).toBe(true);
    expect(sent.headers).toMatchObject({
      'content-type': contentType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  it.each([
    ['a text that is called .pdf', Buffer.from('just words'), 'paper.pdf'],
    ['a page that is called .png', Buffer.from('<!doctype html><script>alert(1)</script>'), 'a.png'],
    ['an archive', Buffer.from('504b0304140000000800', 'hex'), 'papers.zip'],
    ['nothing at all', Buffer.alloc(0), 'empty.pdf'],
  ])('are not %s', async (_, bytes, name) => {
    const before = await filesKept();
    const { body } = await upload(bytes, name).expect(415);
    expect(body.type).toBe('urn:problem:file.wrong-type');
    expect(await filesKept()).toBe(before);
  });

  it('are of ten megabytes at most', async () => {
    const full = Buffer.concat([PDF, Buffer.alloc(MB_10 - PDF.length)]);
    await upload(full, 'full.pdf').expect(201);
    const { body } = await upload(Buffer.concat([full, Buffer.alloc(1)]), 'over.pdf').expect(413);
    expect(body.type).toBe('urn:problem:request.too-large');
  });

  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\мысал\\Қағаз № 1.pdf', 'Қағаз № 1.pdf'],
    ['a\u0007b\u202Ec<script>.pdf', 'abcscript.pdf'],
    ['%00%0d%0aset-cookie.pdf', '000d0aset-cookie.pdf'],
  ])('have plain names: %j', async (given, kept) => {
    const { body } = await upload(PDF, given).expect(201);
    expect(body.name).toBe(kept);
  });

  it('come in a form, and with a file in it', async () => {
    const address = `/case-files/${id}/files`;
    const { body } = await app.as(provider.clerk).post(address).send({ file: 'x' }).expect(415);
    expect(body.type).toBe('urn:problem:request.unsupported-type');
    await app.as(provider.clerk).post(address).field('name', 'x').expect(422);
  });

  it('are kept once when the request is repeated with its key, and refused with other bytes', async () => {
    const key = randomUUID();
    const first = await upload(PDF, 'once.pdf').set('idempotency-key', key).expect(201);
    const before = await filesKept();
    const repeat = await upload(PDF, 'once.pdf').set('idempotency-key', key).expect(201);
    expect(repeat.body).toEqual(first.body);
    expect(await filesKept()).toBe(before);
    const { body } = await upload(PNG, 'once.pdf').set('idempotency-key', key).expect(409);
    expect(body.type).toBe('urn:problem:request.idempotency-mismatch');
  });

  it('belong to a paper of the same case only', async () => {
    const { body: file } = await upload(PDF, 'paper.pdf').expect(201);
    const paper = { kind: 'MEDICAL_RECORD', keeping: 'COPY', fileId: file.id };
    await app.as(provider.clerk).put(`/case-files/${id}/papers`).send(paper).expect(204);
    await app
      .as(provider.clerk)
      .put(`/case-files/${id}/papers`)
      .send({ kind: paper.kind, keeping: 'SEEN' })
      .expect(204);
    await app.as(provider.clerk).put(`/case-files/${id}/papers`).send(paper).expect(204);
    const { body: page } = await app.as(provider.clerk).get(`/case-files/${id}`).expect(200);
    expect(page.papers.filter(({ kind }: { kind: string }) => kind === paper.kind)).toMatchObject([
      { keeping: 'COPY', fileId: file.id, fileName: 'paper.pdf' },
    ]);

    const other = await app.given.caseFile(provider);
    const { body } = await app.as(provider.clerk).put(`/case-files/${other.id}/papers`).send(paper).expect(404);
    expect(body.type).toBe('urn:problem:file.not-found');
    await app.as(provider.clerk).get(`/case-files/${other.id}/files/${file.id}`).expect(404);
  });

  it('stay with their provider', async () => {
    const { body: file } = await upload(PDF, 'ours.pdf').expect(201);
    const theirs = await app.given.provider();
    const own = await app.given.caseFile(theirs);
    const paper = { kind: 'IPAR', keeping: 'COPY', fileId: file.id };
    await app.as(theirs.clerk).get(`/case-files/${own.id}/files/${file.id}`).expect(404);
    await app.as(theirs.clerk).put(`/case-files/${own.id}/papers`).send(paper).expect(404);
  });

  it('are not added to a case that is over', async () => {
    const closed = await app.given.caseFile(provider);
    await app
      .as(provider.clerk)
      .post(`/case-files/${closed.id}/withdrawal`)
      .send({ reason: 'Өтініш бойынша' })
      .expect(201);
    const paper = { kind: 'IPAR', keeping: 'SEEN' };
    await app.as(provider.clerk).put(`/case-files/${closed.id}/papers`).send(paper).expect(409);
    await app.as(provider.clerk).post(`/case-files/${closed.id}/files`).attach('file', PDF, 'а.pdf').expect(409);
  });

  it('that break off, or have no name, are no fault of the server', async () => {
    const form = (body: string) =>
      app
        .as(provider.clerk)
        .post(`/case-files/${id}/files`)
        .set('content-type', 'multipart/form-data; boundary=x')
        .send(body);
    expect(
      (await form('--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF')).status,
    ).toBe(400);
    await app
      .as(provider.clerk)
      .post(`/case-files/${id}/files`)
      .set('content-type', 'multipart/form-data')
      .send('x')
      .expect(400);
  });
});
