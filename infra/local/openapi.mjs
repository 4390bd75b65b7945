// @ts-check
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main, runToEnd, tool } from './commands.mjs';
import { root } from './paths.mjs';

const AUDIENCES = ['provider', 'department', 'public', 'operator'];
const CLIENT = join(root, 'libs/api-client');

/** Where each generated file is committed. @param {string} audience */
const places = (audience) => [
  join(CLIENT, 'openapi', `${audience}.json`),
  join(CLIENT, 'src', `${audience}.schema.ts`),
];

/** The documents as the compiled API describes itself, and the types made of them. @param {string} dir */
async function generate(dir) {
  await runToEnd('The OpenAPI documents', [...main('openapi'), dir]);
  for (const audience of AUDIENCES) {
    const types = join(dir, `${audience}.schema.ts`);
    await runToEnd('The types', tool('openapi-typescript', join(dir, `${audience}.json`), '-o', types));
  }
  return (/** @type {string} */ audience) =>
    [`${audience}.json`, `${audience}.schema.ts`].map((name) => readFileSync(join(dir, name), 'utf8'));
}

/** @param {string} file */
function committed(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

async function run() {
  const dir = mkdtempSync(join(tmpdir(), 'onaltu-openapi-'));
  try {
    const generated = await generate(dir);
    const files = AUDIENCES.flatMap((audience) =>
      places(audience).map((file, index) => ({ file, text: String(generated(audience)[index]) })),
    );
    const changed = files.filter(({ file, text }) => committed(file) !== text);
    if (process.argv.includes('--check')) return refuse(changed.map(({ file }) => file));
    for (const folder of ['openapi', 'src']) mkdirSync(join(CLIENT, folder), { recursive: true });
    for (const { file, text } of changed) writeFileSync(file, text);
    console.log(`${changed.length} of ${files.length} files changed.`);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** @param {string[]} files */
function refuse(files) {
  for (const file of files) console.log(`differs from the API: ${file.slice(root.length + 1)}`);
  console.log(files.length === 0 ? 'The client fits the API.' : '\nRun npm run openapi and commit the result.');
  process.exitCode = files.length === 0 ? 0 : 1;
}

await run().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
