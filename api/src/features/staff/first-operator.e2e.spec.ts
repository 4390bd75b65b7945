import { startApp } from '../../../test/harness';
import { runCommand } from '../../../test/worker-process';

const PASSWORD = 'ұзақ құпиясөз 2026';

describe('the first operator', () => {
  const app = startApp({ worker: true });
  const invite = (...terms: string[]) => runCommand('invite-operator', ...terms);
  const post = (path: string, body: object) =>
    app.anonymous().post(`/api/public/${path}`).set('x-onaltu', '1').send(body);

  it('is invited by the command, sets a password by the letter and opens an oblast', async () => {
    const { stdout } = await invite('--email', 'first@onaltu.test', '--last-name', 'Ерланов', '--first-name', 'Ерлан');
    expect(stdout).toContain('first@onaltu.test is invited');
    await app.settled();
    const letter = app.mail.to('first@onaltu.test').at(-1)!.text!;
    const code = /\/invitation#([0-9A-Z]{26})\b/.exec(letter)![1]!;
    const { body } = await post('invitation', { code }).expect(200);
    expect(body).toMatchObject({ organisation: { kk: 'Оңалту', en: 'Onaltu' }, known: false });
    await post('invitation/acceptance', { code, password: PASSWORD }).expect(204);
    const { headers } = await post('session', { email: 'first@onaltu.test', password: PASSWORD }).expect(200);
    const [cookie] = headers['set-cookie'] as unknown as string[];
    const seen = await app.anonymous().get('/api/operator/regions').set('cookie', cookie!.split(';')[0]!).expect(200);
    expect(Array.isArray(seen.body.rows ?? seen.body)).toBe(true);
    expect(
      await app.rows(`select actor, action from audit.event where action = 'staff.invited' order by at desc limit 1`),
    ).toMatchObject([{ action: 'staff.invited' }]);
  });

  it('needs a whole person', async () => {
    await expect(invite('--email', 'nowhere', '--last-name', 'Ерланов')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('email, firstName'),
    });
  });
});
