import { translator } from '@onaltu/i18n/translator';
import type { EntityManager } from 'typeorm';
import type { CaseFile } from '../case-files/case-file.entity';
import { sentenceText } from './conclusion-words';
import type { ConclusionState } from './conclusion-state';
import type { ConclusionView, SignerView } from './conclusion.view';

/** The conclusion as people read and sign it, in the language of the form. */
export async function conclusionPage(
  tx: EntityManager,
  { language }: CaseFile,
  state: ConclusionState,
): Promise<ConclusionView> {
  const words = translator(language);
  const { conclusion, parts, team, voided } = state;
  const { id, draft, draftedAt, gapRemarks, recommendations, documentId, version } = conclusion;
  return {
    ...{ id, draftedAt, recommendations, documentId, version },
    sentences: draft.sentences.map((sentence) => ({
      ...{ id: sentence.id, part: sentence.part, sources: [...sentence.sources] },
      text: sentenceText(words, sentence),
    })),
    gaps: draft.gaps.map((gap) => ({
      id: gap.id,
      part: gap.part,
      text: sentenceText(words, gap),
      remark: gapRemarks[gap.id] ?? null,
    })),
    parts: team.map(({ specialistId, name, post }) => {
      const own = parts.find((part) => part.specialistId === specialistId);
      return { specialistId, name, post, wording: own?.wording ?? '', version: own?.version ?? 0 };
    }),
    signers: await signersOf(tx, state),
    textSha256: state.textSha256.toString('hex'),
    voided: voided.length,
  };
}

/** Every specialist of the team and the head, with the time of a signature that holds. */
export async function signersOf(tx: EntityManager, { team, holding }: ConclusionState): Promise<SignerView[]> {
  const head = holding.find(({ role }) => role === 'HEAD');
  const [person] = head
    ? await tx.query<{ name: string }[]>(
        `select concat_ws(' ', last_name, first_name) as name from directory.account where id = $1`,
        [head.signerId],
      )
    : [];
  return [
    ...team.map(({ specialistId: signerId, name, post }) => ({
      ...{ role: 'SPECIALIST', signerId, name, post },
      signedAt: holding.find((one) => one.role === 'SPECIALIST' && one.signerId === signerId)?.signedAt ?? null,
    })),
    {
      role: 'HEAD',
      signerId: head?.signerId ?? null,
      name: person?.name ?? null,
      post: null,
      signedAt: head?.signedAt ?? null,
    },
  ];
}
