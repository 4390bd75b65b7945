// @ts-check
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from './child.mjs';
import { modules } from './paths.mjs';
import { freePortFrom } from './ports.mjs';

/**
 * Catches every mail and shows it on a page; nothing leaves this machine.
 * @param {{ dir: string, smtpPort?: number, webPort?: number }} options
 */
export async function startMailInbox({ dir, smtpPort = 1025, webPort = 1080 }) {
  mkdirSync(dir, { recursive: true });
  const [smtp, web] = [await freePortFrom(smtpPort), await freePortFrom(webPort)];
  const places = ['--smtp', String(smtp), '--ip', '127.0.0.1', '--web', String(web), '--web-ip', '127.0.0.1'];
  const keeping = ['--mail-directory', join(dir, 'messages'), '--max-emails', '1000'];
  const inbox = await startChild([process.execPath, join(modules, '.bin', 'maildev'), ...places, ...keeping], {
    name: 'Mail inbox',
    ready: /Press Ctrl\+C to stop/,
    log: join(dir, 'inbox.log'),
    cwd: dir,
  });
  return { ...inbox, smtpUrl: `smtp://127.0.0.1:${smtp}`, webUrl: `http://127.0.0.1:${web}` };
}
