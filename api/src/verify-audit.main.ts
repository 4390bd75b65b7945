import { Client } from 'pg';
import { readConfig } from './config';

type Verdict = {
  owner: string;
  ok: boolean;
  bad_seq: string | null;
  reason: string | null;
  head_seq: string | null;
  head_hash: string | null;
};

/** Walks every owner's audit chain and says where it is broken; a broken one is a failure. */
async function main(): Promise<boolean> {
  const client = new Client({ connectionString: readConfig().databaseUrlWorker });
  await client.connect();
  try {
    const { rows } = await client.query<Verdict>('select owner, v.* from audit.owners() owner, audit.verify(owner) v');
    for (const { owner, ok, bad_seq, reason, head_seq, head_hash } of rows) {
      console.log(
        ok
          ? `${owner}: whole, ${head_seq ?? 0} rows, head ${head_hash ?? '-'}`
          : `${owner}: ${reason ?? 'broken'} at row ${bad_seq ?? '?'}`,
      );
    }
    if (rows.length === 0) console.log('No audit rows yet.');
    return rows.every(({ ok }) => ok);
  } finally {
    await client.end();
  }
}

main()
  .then((whole) => {
    process.exitCode = whole ? 0 : 1;
  })
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
