// @ts-check
import { installAndRun, sayAndFail } from './install.mjs';
import { HELP } from './start-options.mjs';

if (process.argv.includes('--help') || process.argv.includes('-h')) console.log(HELP);
else await installAndRun('up.mjs').catch(sayAndFail);
