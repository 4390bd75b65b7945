// @ts-check
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../local/paths.mjs';
import { median } from './drive.mjs';
import { built } from './world.mjs';

const GOAL = 2;
const require = createRequire(join(root, 'api', 'package.json'));

/** Typst alone, with the product's template and fonts. */
function bareTypst() {
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
  const fonts = ['400Regular', '500Medium', '600SemiBold'].map((face) =>
    require.resolve(`@expo-google-fonts/noto-sans/${face}/NotoSans_${face}.ttf`),
  );
  const templates = join(root, 'api', 'dist', 'platform', 'documents', 'templates');
  const compiler = NodeCompiler.create({
    workspace: templates,
    fontArgs: [{ fontBlobs: fonts.map((file) => readFileSync(file)) }],
  });
  return (/** @type {string} */ data) => {
    const compiled = compiler.compile({ mainFilePath: join(templates, 'certificate.typ'), inputs: { data } });
    const pdf = compiler.pdf(compiled.result, { pdfStandard: 'a-2a' });
    compiler.evictCache(5);
    return pdf;
  };
}

/** One certificate after the other, each of another child. @param {import('./bench.mjs').Stage} stage */
export async function pdf({ size }) {
  const { PdfRenderer } = built('platform/documents/pdf-renderer');
  const { certificate } = built('platform/documents/sample-models');
  const [renderer, bare] = [new PdfRenderer(), bareTypst()];
  const model = await certificate('kk');
  const other = (/** @type {number} */ n) =>
    JSON.parse(JSON.stringify(model).replaceAll('2026', String(1000 + (n % 9000))));
  const [product, floor] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  for (let n = 0; n < size.forms + 5; n += 1) {
    const start = performance.now();
    await renderer.render('certificate', other(2 * n));
    const between = performance.now();
    bare(JSON.stringify(other(2 * n + 1)));
    if (n < 5) continue; // the first ones read fonts
    product.push(between - start);
    floor.push(performance.now() - between);
  }
  await renderer.onApplicationShutdown();
  const ratio = median(product) / median(floor);
  return {
    workload: 'pdf',
    ratio,
    goal: GOAL,
    is: /** @type {const} */ ('at most'),
    ok: ratio <= GOAL,
    ms: [median(product), median(floor)],
  };
}
