import { createServer } from 'node:net';
import { Client } from 'pg';
import { QueryFailedError } from 'typeorm';
import { refusalIn } from './problem.filter';

describe('what is thrown', () => {
  const coded = (code: string) => Object.assign(new Error('said by the server'), { code });

  it.each([
    ['is shut down', new QueryFailedError('select', [], coded('57P01'))],
    ['is starting', new QueryFailedError('select', [], coded('57P03'))],
    ['cuts the line', new QueryFailedError('select', [], new Error('Connection terminated unexpectedly'))],
    ['gives no connection in time', new Error('timeout exceeded when trying to connect')],
  ])('asks to come back when PostgreSQL %s', (_, error) => {
    expect(refusalIn(error)?.code).toBe('request.try-again');
  });

  it('asks to come back when pg finds nobody there, or a line that ends', async () => {
    const server = createServer((line) => line.destroy());
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as { port: number };
    const connecting = () => new Client({ host: '127.0.0.1', port }).connect().catch((error: unknown) => error);
    const cut = await connecting();
    await new Promise((closed) => server.close(closed));
    const closed = await connecting();
    expect([cut, closed].map((error) => refusalIn(error)?.code)).toEqual(['request.try-again', 'request.try-again']);
  });

  it('says nothing of what is not expected', () => {
    expect(refusalIn(new QueryFailedError('select', [], coded('42601')))).toBeNull();
    expect(refusalIn(new Error('a fault of ours'))).toBeNull();
  });
});
