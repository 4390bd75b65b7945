import { crc32, deflateSync } from 'node:zlib';
import { PDF } from './doors-of-a-case';
import type { TestProvider } from './given';
import { startApp } from './harness';

const chunk = (kind: string, bytes: Buffer): Buffer => {
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(bytes.length);
  sum.writeUInt32BE(crc32(Buffer.concat([Buffer.from(kind), bytes])));
  return Buffer.concat([size, Buffer.from(kind), bytes, sum]);
};
const png = (width: number, height: number, pixels = Buffer.alloc(5)): Buffer => {
  const head = Buffer.from('0000000000000000' + '0806000000', 'hex');
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const magic = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    magic,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
const PAGE = '<!doctype html><script>alert(1)</script>';
const ZIP = Buffer.from('504b0304140000000800', 'hex');
const jpegSaying = (comment: string): Buffer => {
  const size = Buffer.alloc(2);
  size.writeUInt16BE(comment.length + 2);
  return Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000fffe', 'hex'),
    size,
    Buffer.from(comment),
    Buffer.from('ffd9', 'hex'),
  ]);
};

describe('an upload', () => {
  const app = startApp();
  let provider: TestProvider;
  let id: string;

  beforeAll(async () => {
    provider = await app.given.provider();
    ({ id } = await app.given.caseFile(provider));
  });
  const upload = (bytes: Buffer, filename: string, contentType: string) =>
    app.as(provider.clerk).post(`/case-files/${id}/files`).attach('file', bytes, { filename, contentType });

  it.each([
    [
      'a drawing that can run scripts',
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`),
      'a.png',
      'image/png',
    ],
    [
      'a drawing that says it is XML',
      Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>`),
      'a.jpg',
      'image/jpeg',
    ],
    ['a page', Buffer.from(PAGE), 'a.pdf', 'application/pdf'],
    ['a page before a paper', Buffer.concat([Buffer.from(PAGE), PDF]), 'a.pdf', 'application/pdf'],
    ['a script before a paper', Buffer.concat([Buffer.from('alert(1)//'), PDF]), 'a.pdf', 'application/pdf'],
    ['a moving picture that is an archive', Buffer.concat([Buffer.from('GIF89a'), ZIP]), 'a.gif', 'image/gif'],
    ['an archive before a paper', Buffer.concat([ZIP, PDF]), 'a.pdf', 'application/pdf'],
    ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'a.pdf.exe', 'application/pdf'],
    ['a program of another house', Buffer.from('7f454c460201010000000000', 'hex'), 'a.png', 'image/png'],
    [
      'a packed page',
      Buffer.concat([Buffer.from('1f8b0800000000000003', 'hex'), deflateSync(Buffer.alloc(1_000_000))]),
      'a.pdf',
      'application/pdf',
    ],
    ['a document with macros', Buffer.from('d0cf11e0a1b11ae1' + '00'.repeat(600), 'hex'), 'a.doc', 'application/pdf'],
  ])('is not %s', async (_, bytes, name, type) => {
    const { body } = await upload(bytes, name, type).expect(415);
    expect(body.type).toBe('urn:problem:file.wrong-type');
  });

  // None of these is ever opened here: what is handed out says what it is, and no browser shows it in our name.
  it.each([
    ['a picture with a page in its comment', jpegSaying(PAGE), 'a.html', 'text/html', 'image/jpeg'],
    [
      'a picture with an archive behind it',
      Buffer.concat([png(1, 1), ZIP]),
      'a.jar',
      'application/java-archive',
      'image/png',
    ],
    [
      'a picture with a page behind it',
      Buffer.concat([png(1, 1), Buffer.from(PAGE)]),
      'a.png.html',
      'text/html',
      'image/png',
    ],
    ['a picture of a thousand million points', png(2 ** 31 - 1, 2 ** 31 - 1), 'a.png', 'image/png', 'image/png'],
    [
      'a picture that unpacks to a hundred times as much',
      png(3000, 3000, Buffer.alloc(36_000_000)),
      'a.png',
      'image/png',
      'image/png',
    ],
    [
      'a paper with a script in it',
      Buffer.from(PDF.toString().replace('/Catalog', '/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>')),
      'a.pdf',
      'text/html',
      'application/pdf',
    ],
  ])(
    'that is %s is handed out as what its first bytes are, to be kept and not shown',
    async (...[, bytes, name, said, kind]) => {
      const { body } = await upload(bytes, name, said).expect(201);
      expect(body.contentType).toBe(kind);
      const { headers } = await app.as(provider.head).get(`/case-files/${id}/files/${body.id}`).expect(200);
      expect(headers).toMatchObject({
        'content-type': kind,
        'content-disposition': expect.stringMatching(/^attachment; filename\*=UTF-8''[\w.%-]+$/),
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
    },
  );

  it.each([
    '..',
    '.',
    '../../../x',
    '..\\..\\x.pdf',
    'a\0.pdf',
    'a\r\nset-cookie: a=b.pdf',
    '\u202efdp.exe',
    'x'.repeat(5000),
    '%2e%2e%2fx',
    '',
    ' ',
    '"; filename="b.html',
    'CON',
    '\ud800.pdf',
  ])('named %j has a plain name, and lies under one of ours', async (name) => {
    const form = Buffer.concat([
      Buffer.from(
        `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n`,
      ),
      PDF,
      Buffer.from('\r\n--x--\r\n'),
    ]);
    const answer = await app
      .as(provider.clerk)
      .post(`/case-files/${id}/files`)
      .set('content-type', 'multipart/form-data; boundary=x')
      .send(form);
    expect([201, 400, 413, 422]).toContain(answer.status);
    if (answer.status !== 201) return;
    expect(answer.body.name).toMatch(/^[\p{L}\p{N}\p{M} ._()№-]{1,200}$/u);
    const [row] = await app.rows<{ key: string }>('select key from core.stored_file where id = $1', [answer.body.id]);
    expect(row!.key).toMatch(/^[0-9a-f-]{36}\/files\/[0-9a-f-]{36}$/);
  });
});
