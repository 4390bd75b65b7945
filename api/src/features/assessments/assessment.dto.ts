import { ASSESSMENT_KINDS, type AssessmentKind } from '@onaltu/domain/assessment';
import { LateEntry } from '../case-files/late-entry.dto';
import { OneOf, Part, Text, Whole } from '../../platform/validation/fields';
import { type Answer, ANSWERS } from './assessment.entity';

export class BeginAssessment {
  @OneOf(ASSESSMENT_KINDS)
  kind!: AssessmentKind;

  @Part(LateEntry, { optional: true })
  late?: LateEntry;
}

export class ScoreIndicator {
  @Whole({ min: 0, max: 4 })
  value!: 0 | 1 | 2 | 3 | 4;

  @Text({ min: 0, max: 1000, optional: true })
  note?: string;
}

export class WriteNotes {
  @Text({ min: 0, max: 4000 })
  notes!: string;
}

export class WriteSummary {
  @Text({ min: 3, max: 4000 })
  summary!: string;
}

export class AnswerSummary {
  @OneOf(ANSWERS)
  answer!: Answer;

  /** Why somebody does not agree: it stays in the record. */
  @Text({ min: 3, max: 2000, optional: true })
  dissent?: string;

  /** Only the answer that closes the record may carry it. */
  @Part(LateEntry, { optional: true })
  late?: LateEntry;
}
