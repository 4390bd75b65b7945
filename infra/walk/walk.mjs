// @ts-check
import { HELP } from './walk-help.mjs';
import { readWalkOptions } from './walk-options.mjs';

async function walk() {
  const options = readWalkOptions(process.argv.slice(2));
  if (options.help) return console.log(HELP);
  const { fromPaperToCertificate } = await import('./from-paper-to-certificate.mjs');
  await fromPaperToCertificate(options);
}

const isUnbuilt = (/** @type {unknown} */ error) =>
  /** @type {{ code?: string }} */ (error).code === 'MODULE_NOT_FOUND';

await walk().catch((error) => {
  console.error(
    `\n${isUnbuilt(error) ? 'Nothing is built yet. Run npm start first.' : `The walk ends here. ${error.message}`}`,
  );
  process.exitCode = 1;
});
