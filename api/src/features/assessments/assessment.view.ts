import { ApiProperty } from '@nestjs/swagger';
import { ASSESSMENT_KINDS, DOMAINS } from '@onaltu/domain/assessment';
import { ANSWERS } from './assessment.entity';

const nullable = { nullable: true } as const;

export class ScoreView {
  @ApiProperty()
  indicator!: string;

  @ApiProperty({ type: 'integer' })
  value!: number;

  @ApiProperty()
  note!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;
}

export class SectionView {
  @ApiProperty({ format: 'uuid' })
  specialistId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  post!: string;

  @ApiProperty({ enum: DOMAINS, isArray: true })
  domains!: string[];

  @ApiProperty()
  notes!: string;

  @ApiProperty({ type: [ScoreView] })
  scores!: ScoreView[];

  @ApiProperty({ type: [String] })
  missing!: string[];

  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  finishedAt!: Date | null;

  @ApiProperty({ type: String, enum: ANSWERS, ...nullable })
  answer!: string | null;

  @ApiProperty({ type: String, ...nullable })
  dissent!: string | null;

  @ApiProperty({ type: 'integer' })
  version!: number;
}

export class AssessmentRow {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ASSESSMENT_KINDS })
  kind!: string;

  @ApiProperty({ type: String, format: 'date', ...nullable })
  heldOn!: string | null;

  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  closedAt!: Date | null;
}

/** The whole joint record: everybody sees every section, each writes his own. */
export class AssessmentView extends AssessmentRow {
  @ApiProperty({ format: 'uuid' })
  caseFileId!: string;

  @ApiProperty()
  templateId!: string;

  @ApiProperty({ type: String, ...nullable })
  lateReason!: string | null;

  @ApiProperty({ type: String, ...nullable })
  paperNumber!: string | null;

  @ApiProperty()
  summary!: string;

  @ApiProperty({ type: [SectionView] })
  sections!: SectionView[];

  @ApiProperty({ type: 'integer' })
  version!: number;
}
