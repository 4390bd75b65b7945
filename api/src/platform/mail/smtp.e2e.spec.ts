import { createServer, type AddressInfo } from 'node:net';
import { MailSink } from '../../../test/mail-sink';
import { handOver } from './smtp';

const TO = 'someone@example.kz';
const letter = { from: 'onaltu@example.kz', to: TO, messageId: '<one@onaltu>', text: 'Сәлеметсіз бе' };

describe('handing a mail over', () => {
  let sink: MailSink;
  const send = () => handOver({ smtpUrl: sink.url, smtpTls: 'offered' }, letter);

  beforeAll(async () => {
    sink = await MailSink.open();
  });
  afterAll(() => sink.close());

  it('tells that it was taken', async () => {
    expect(await send()).toMatchObject({ kind: 'TAKEN' });
    expect(sink.to(TO)[0]!.text).toContain('Сәлеметсіз бе');
  });

  it('tells a final no from a passing one', async () => {
    sink.refuse(TO, 550, 451);
    expect(await send()).toEqual({ kind: 'REFUSED', answer: '550', said: '550 not now' });
    expect(await send()).toEqual({ kind: 'NOT_TAKEN', answer: '451', said: '451 not now' });
  });

  it('tells a line lost before the text from one lost after it', async () => {
    sink.dropAt(TO, 'RCPT', 'DATA');
    expect(await send()).toMatchObject({ kind: 'NOT_TAKEN' });
    expect(await send()).toMatchObject({ kind: 'UNKNOWN' });
  });

  it('leaves nothing with a server that offers no TLS, where TLS is asked for', async () => {
    const before = sink.letters.length;
    const outcome = await handOver({ smtpUrl: sink.url, smtpTls: 'required' }, letter);
    expect(outcome).toMatchObject({ kind: 'NOT_TAKEN', answer: 'ETLS' });
    expect(sink.letters).toHaveLength(before);
  });

  it('takes neither a closed door nor a refusal of ourselves for a final no', async () => {
    const server = createServer((line) => line.end('554 not you\r\n'));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const smtpUrl = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await handOver({ smtpUrl, smtpTls: 'offered' }, letter)).toEqual({
      kind: 'NOT_TAKEN',
      answer: '554',
      said: '554 not you',
    });
    await new Promise((closed) => server.close(closed));
    expect(await handOver({ smtpUrl, smtpTls: 'offered' }, letter)).toEqual({
      kind: 'NOT_TAKEN',
      answer: 'ECONNREFUSED',
      said: null,
    });
  });
});
