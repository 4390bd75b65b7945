import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startApp } from '../../../test/harness';
import { giveUp } from '../../../test/job-work';
import { Metrics } from './metrics';

type Rule = {
  alert: string;
  expr: string;
  for: string;
  labels: object;
  annotations: { summary: string; runbook: string };
};
const ROOT = join(__dirname, '../../../..');
const groups = JSON.parse(readFileSync(join(ROOT, 'infra/deploy/alerts.json'), 'utf8')) as {
  groups: { rules: Rule[] }[];
};
const rules = groups.groups.flatMap((group) => group.rules);
const anchorOf = (heading: string): string => heading.toLowerCase().replaceAll(' ', '-');

describe('what the keeper watches', () => {
  const app = startApp({ worker: true });
  const read = (): Promise<string> => app.worker!.get(Metrics).read();
  const valueOf = (text: string, name: string): number =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
        ?.split(' ')
        .at(-1),
    );

  it('is what the rules of alerts name, and each says what to do', async () => {
    const text = await read();
    for (const { expr, annotations } of rules) {
      const names = expr.match(/onaltu_\w+/g) ?? [];
      expect(names.length).toBeGreaterThan(0);
      for (const name of names) expect(text).toContain(`# TYPE ${name} `);
      const [file = '', anchor] = annotations.runbook.split('#');
      const headings = readFileSync(join(ROOT, file), 'utf8').match(/(?<=^#+ ).*$/gm) ?? [];
      if (anchor) expect(headings.map(anchorOf)).toContain(anchor);
    }
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });

  it('is how much waits and died, and for how long, whoever’s it is', async () => {
    await app.stopWorker();
    const provider = await app.given.provider();
    await app.given.caseFile(provider, { state: 'REGISTERED' });
    await app.rows(`update core.outbox set created_at = now() - interval '1 hour'`);
    await app.startWorker();
    await app.settled();
    const [form] = await app.rows<{ id: string }>('select id from core.document');
    await giveUp(app, 'documentId', form!.id);
    await app.rows(`update core.dead_letter set died_at = now() - interval '2 hours'`);
    const text = await read();
    expect(valueOf(text, 'onaltu_work_dead')).toBe(1);
    expect(text).toMatch(/onaltu_work_dead\{queue="document\.render"\} 1/);
    expect(valueOf(text, 'onaltu_work_dead_oldest_seconds')).toBeGreaterThan(7000);
    expect(valueOf(text, 'onaltu_mail_unsent')).toBe(0);
    expect(text).not.toMatch(new RegExp(provider.id));
  });

  it('is missing when the database does not answer', async () => {
    await app.rows('revoke execute on function directory.keeping() from onaltu_worker');
    try {
      expect(valueOf(await read(), 'onaltu_mail_unsent')).toBeNaN();
    } finally {
      await app.rows('grant execute on function directory.keeping() to onaltu_worker');
    }
    expect(valueOf(await read(), 'onaltu_mail_unsent')).toBe(0);
  });
});
