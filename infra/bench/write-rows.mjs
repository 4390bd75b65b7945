// @ts-check
// A process of its own, so that its peak is its own: writes a workbook of so many rows to a file, as the worker does or held in memory.
import { rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { root } from '../local/paths.mjs';

const [how, count] = [process.argv[2], Number(process.argv[3])];
const load = createRequire(join(root, 'api', 'package.json'));
const FIGURES = 8;
const MEGABYTE = 1024;

function* rows() {
  for (let n = 1; n <= count; n += 1)
    yield {
      cells: [
        `№ ${n} психологиялық-педагогикалық түзету кабинеті`,
        ...Array.from({ length: FIGURES }, (_, i) => (n * (i + 7)) % 9973),
      ],
    };
}

/** @param {string} dir */
async function streamed(dir) {
  const { reportWorkbook } = load(join(root, 'api', 'dist', 'platform', 'documents', 'report-files.js'));
  const { FileStore } = load(join(root, 'api', 'dist', 'platform', 'files', 'file-store.js'));
  const columns = Array.from({ length: FIGURES + 1 }, (_, i) => ({
    title: `Көрсеткіш ${i}`,
    unit: i === 0 ? 'TEXT' : 'CASES',
    width: 20,
  }));
  const head = { department: 'Облыс', title: 'Есеп', subtitle: '2026', facts: [], empty: '' };
  const method = { sheet: 'Әдістеме', title: 'Әдістеме', facts: [], notes: [], columns: [], definitions: [] };
  const tables = (async function* () {
    yield { sheet: 'Кесте', title: 'Кесте', columns, rows: rows() };
  })();
  const model = { head, tables, method: () => ({ ...method, definitionsTitle: 'Анықтамалар' }) };
  await new FileStore({ filesDir: dir }).putPieces('rows.xlsx', reportWorkbook(model));
  return join(dir, 'rows.xlsx');
}

/** @param {string} dir */
async function inMemory(dir) {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const data = [...rows()].map(({ cells }) =>
    cells.map((value) => (typeof value === 'number' ? { type: Number, value } : { type: String, value, format: '@' })),
  );
  const bytes = await writeExcelFile([{ sheet: 'Кесте', data }]).toBuffer();
  const { FileStore } = load(join(root, 'api', 'dist', 'platform', 'files', 'file-store.js'));
  await new FileStore({ filesDir: dir }).put('rows.xlsx', bytes);
  return join(dir, 'rows.xlsx');
}

const dir = join(tmpdir(), `onaltu-rows-${process.pid}`);
try {
  const since = performance.now();
  const file = await (how === 'streamed' ? streamed(dir) : inMemory(dir));
  const seconds = (performance.now() - since) / 1000;
  const peak = process.resourceUsage().maxRSS / MEGABYTE;
  console.log(JSON.stringify({ peak, seconds, megabytes: statSync(file).size / MEGABYTE / MEGABYTE }));
} finally {
  rmSync(dir, { recursive: true, force: true });
}
