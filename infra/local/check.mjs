// @ts-check
import { installAndRun, sayAndFail } from './install.mjs';

await installAndRun('check-run.mjs').catch(sayAndFail);
