import { existsSync } from 'node:fs';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

/** The package unpacks its own system libraries only where it believes to be in a Lambda; read before it is loaded. */
const LAMBDA = 'AWS_Lambda_nodejs24.x';

/** A browser without installing one: CHROMIUM_PATH, or the binary inside the package, or the machine's own. */
export async function chromiumPath(): Promise<string> {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return given;
  if (process.platform === 'linux' && process.arch === 'x64') {
    process.env['AWS_EXECUTION_ENV'] ??= LAMBDA;
    const { default: chromium } = await import('@sparticuz/chromium');
    return chromium.executablePath();
  }
  const found = SYSTEM.find((path) => existsSync(path));
  if (!found) throw new Error('No Chromium here: install one and set CHROMIUM_PATH to it.');
  return found;
}

/** Not the package's own list: that one runs everything in one process and turns web security off. */
export const chromiumArguments = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--hide-scrollbars'];
