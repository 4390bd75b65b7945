// Runs beside the event loop: Typst is synchronous. One message in, one message out.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { parentPort } = require('node:worker_threads');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');

const FACES = ['400Regular', '500Medium', '600SemiBold'];
const CACHE_AGE = 5;

const fontFile = (face) => require.resolve(`@expo-google-fonts/noto-sans/${face}/NotoSans_${face}.ttf`);
const compiler = NodeCompiler.create({
  workspace: join(__dirname, 'templates'),
  fontArgs: [{ fontBlobs: FACES.map((face) => readFileSync(fontFile(face))) }],
});

function refuse(diagnostics) {
  if (!diagnostics) return;
  const messages = compiler.fetchDiagnostics(diagnostics).map(({ message }) => message);
  throw new Error(messages.join('; ') || 'Typst could not read the template');
}

/** The PDF, or the same pages as one picture for the screen. */
function render(template, data, picture) {
  const mainFilePath = join(__dirname, 'templates', `${template}.typ`);
  const compiled = compiler.compile({ mainFilePath, inputs: { data } });
  refuse(compiled.takeDiagnostics());
  refuse(compiled.takeError());
  refuse(compiled.takeWarnings());
  if (picture) return new TextEncoder().encode(compiler.plainSvg(compiled.result));
  return compiler.pdf(compiled.result, { pdfStandard: 'a-2a' });
}

parentPort.on('message', ({ id, template, data, picture }) => {
  try {
    parentPort.postMessage({ id, pdf: render(template, data, picture) });
  } catch (error) {
    parentPort.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  } finally {
    compiler.evictCache(CACHE_AGE);
  }
});
