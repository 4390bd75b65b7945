import { canonicalConclusion } from '@onaltu/domain/canonical-conclusion';
import { Refused } from '@onaltu/domain/refused';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { askIn, statement } from '../../platform/db/statement';
import { type AsAsked, asked, MakingView } from '../../platform/jobs/making';
import type { CaseFile } from '../case-files/case-file.entity';
import { DRAFT } from '../case-files/case-file.jobs';
import { type MemberRow, signingTeamOf } from '../case-files/case-file.queries';
import { Conclusion, ConclusionPart, ConclusionSignature } from './conclusion.entity';

/** A conclusion with its parts, the hash of all that is signed, and whose signatures hold now. */
export type ConclusionState = {
  conclusion: Conclusion;
  parts: ConclusionPart[];
  /** The specialists who sign. */
  team: MemberRow[];
  textSha256: Buffer;
  holding: ConclusionSignature[];
  voided: ConclusionSignature[];
  /** Gaps of the evidence nobody has remarked on. */
  openGaps: string[];
};

const HOW_FAR = `select ${asked(DRAFT, '$1', 'true')} as asked`;
/** How far the draft is that is not there yet. */
async function drafting(tx: EntityManager, caseFileId: string): Promise<Record<string, string>> {
  const [row] = await askIn(tx, statement<{ asked: AsAsked }>(HOW_FAR, [caseFileId]));
  const { state, failure } = MakingView.of(row?.asked ?? null);
  return failure ? { state, failure } : { state };
}

/** Reads where the conclusion stands; it must have been drafted from the facts as they are. */
export async function conclusionState(tx: EntityManager, caseFile: CaseFile): Promise<ConclusionState> {
  const conclusion = await tx.findOneBy(Conclusion, { caseFileId: caseFile.id });
  if (!conclusion || conclusion.draftedEvidence < caseFile.evidenceVersion)
    throw new Refused('conclusion.not-drafted', await drafting(tx, caseFile.id));
  const team = await signingTeamOf(tx, caseFile.id);
  const written = await tx.findBy(ConclusionPart, { conclusionId: conclusion.id });
  const parts = written.filter((part) => team.some(({ specialistId }) => specialistId === part.specialistId)); // who left says nothing
  const textSha256 = hashOf(caseFile, conclusion, parts);
  const signatures = await tx.find(ConclusionSignature, {
    where: { conclusionId: conclusion.id },
    order: { signedAt: 'ASC' },
  });
  const holds = (signature: ConclusionSignature): boolean =>
    signature.evidenceVersion === caseFile.evidenceVersion && signature.textSha256.equals(textSha256);
  return {
    conclusion,
    parts,
    team,
    textSha256,
    holding: signatures.filter(holds),
    voided: signatures.filter((signature) => !holds(signature)),
    openGaps: conclusion.draft.gaps.map(({ id }) => id).filter((id) => !conclusion.gapRemarks[id]),
  };
}

function hashOf(
  { id: caseFileId, number, language }: CaseFile,
  { draft, gapRemarks, recommendations }: Conclusion,
  parts: readonly ConclusionPart[],
): Buffer {
  const text = canonicalConclusion({
    caseFileId,
    number: number ?? '',
    language,
    sentences: draft.sentences,
    parts: parts.map(({ specialistId: authorId, wording: text }) => ({ authorId, text })),
    gaps: Object.entries(gapRemarks).map(([id, remark]) => ({ id, remark })),
    recommendations,
  });
  return createHash('sha256').update(text).digest();
}

/** Keeps the hash beside the words, where lists read it: after every change of what is signed. */
export async function rememberText(
  tx: EntityManager,
  { conclusion: { id, textSha256: kept }, textSha256 }: ConclusionState,
): Promise<void> {
  if (!kept?.equals(textSha256)) await tx.update(Conclusion, { id }, { textSha256 });
}

/** The team members whose signature does not hold yet. */
export const unsigned = ({ team, holding }: ConclusionState): MemberRow[] =>
  team.filter(
    ({ specialistId }) => !holding.some(({ role, signerId }) => role === 'SPECIALIST' && signerId === specialistId),
  );

export function requireSigner({ userId }: Actor, { team }: ConclusionState): void {
  if (!team.some(({ specialistId }) => specialistId === userId)) throw new Refused('conclusion.not-a-signer');
}
