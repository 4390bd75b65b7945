// @ts-check
import { installAndRun, sayAndFail } from './install.mjs';

await installAndRun('test-run.mjs').catch(sayAndFail);
