import type { IndicatorCode } from '@onaltu/domain/assessment';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import { audit } from '../../platform/audit/audit';
import { requireVersion } from '../../platform/http/if-match';
import type { ScoreIndicator } from './assessment.dto';
import { type Assessment, AssessmentScore, type AssessmentSection } from './assessment.entity';
import type { ScoreView } from './assessment.view';
import { templateOf } from './template.queries';

type Work = { tx: EntityManager; assessment: Assessment };
/** The indicator, and the version of its score that was on the screen: 0 where there was none. */
export type Aim = { indicator: string; seen?: number | undefined };

/** Keeps a score. The same one sent twice, after a lost answer, is kept once. */
export async function giveScore(
  { tx, assessment }: Work,
  section: AssessmentSection,
  { value, note: said, ...aim }: ScoreIndicator & Aim,
): Promise<ScoreView> {
  const { code, known } = await aimedAt(tx, assessment, section, aim.indicator);
  const note = said ?? known?.note ?? ''; // a score alone leaves the words beside it as they are
  if (known?.value === value && known.note === note) return { indicator: code, value, note, version: known.version };
  requireSeen(aim, known);
  const [{ version } = { version: 1 }] = await tx.query<{ version: number }[]>(
    `insert into assessment_score (assessment_id, indicator, value, note) values ($1, $2, $3, $4)
     on conflict (provider_id, assessment_id, indicator) do update set value = excluded.value, note = excluded.note,
       version = assessment_score.version + 1, made_by = ctx.user_id(), made_at = ctx.now()
     returning version`,
    [assessment.id, code, value, note],
  );
  await audit(tx, 'assessment.scored', { type: 'assessment', id: assessment.id }, { indicator: code });
  return { indicator: code, value, note, version };
}

/** Takes a score back: the indicator is open again. */
export async function takeBackScore({ tx, assessment }: Work, section: AssessmentSection, aim: Aim): Promise<void> {
  const { code, known } = await aimedAt(tx, assessment, section, aim.indicator);
  if (!known) return;
  requireSeen(aim, known);
  await tx.delete(AssessmentScore, { assessmentId: assessment.id, indicator: code });
  await audit(tx, 'assessment.scored', { type: 'assessment', id: assessment.id }, { indicator: code, taken: 'back' });
}

function requireSeen({ seen }: Aim, known: AssessmentScore | null): void {
  if (seen === undefined) return;
  const theirs = known ? { value: known.value, note: known.note } : {};
  requireVersion(seen, { version: known?.version ?? 0 }, theirs);
}

/** An indicator of one's own domains, by the template the record was begun with. */
async function aimedAt(
  tx: EntityManager,
  { id: assessmentId, templateId }: Assessment,
  { domains }: AssessmentSection,
  indicator: string,
): Promise<{ code: IndicatorCode; known: AssessmentScore | null }> {
  const template = await templateOf(tx, templateId);
  const code = template.domains
    .filter(({ domain }) => domains.includes(domain))
    .flatMap(({ indicators }): readonly IndicatorCode[] => indicators)
    .find((own) => own === indicator);
  if (!code) throw new Refused('assessment.not-your-domain');
  return { code, known: await tx.findOneBy(AssessmentScore, { assessmentId, indicator: code }) };
}
