import type { EntityManager } from 'typeorm';
import { postMail } from '../../platform/mail/post-mail';
import type { CaseFile } from '../case-files/case-file.entity';

/** "A conclusion waits for your signature": once for each state of the facts and, where words changed since, of the words. */
export function tellSigner(
  tx: EntityManager,
  { id, number, evidenceVersion }: Pick<CaseFile, 'id' | 'number' | 'evidenceVersion'>,
  { signerId, textSha256 }: { signerId: string; textSha256?: Buffer },
): Promise<void> {
  return postMail(tx, {
    template: 'signature-awaited',
    recipientId: signerId,
    dedupKey: ['signature-awaited', id, evidenceVersion, signerId, textSha256?.toString('hex') ?? ''].join('|'),
    params: { number: number ?? '', path: `/cases/${id}/conclusion` },
  });
}
