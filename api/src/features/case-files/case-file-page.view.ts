import { ApiProperty } from '@nestjs/swagger';
import { CASE_STATES, type CaseState } from '@onaltu/domain/case-process';
import { PAPER_KINDS, PAPER_NEEDS } from '@onaltu/domain/regulation';
import { DOCUMENT_KINDS } from '../../platform/documents/document.entity';
import { MakingView } from '../../platform/jobs/making';
import { ActionView, CaseFactsView, CaseFileView, CourseView } from './case-file.view';
import { DutyView } from './duty.view';

const nullable = { nullable: true } as const;

export class PersonView {
  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  id!: string | null;

  @ApiProperty({ type: String, ...nullable })
  name!: string | null;

  @ApiProperty({ type: String, format: 'date', ...nullable })
  birthDate!: string | null;

  @ApiProperty({ type: String, enum: ['MALE', 'FEMALE'], ...nullable })
  sex!: string | null;

  @ApiProperty({ type: [String] })
  impairments!: string[];

  /** All but the last four digits hidden. */
  @ApiProperty({ type: String, ...nullable })
  maskedIin!: string | null;

  @ApiProperty({ type: String, ...nullable })
  otherPaper!: string | null;
}

export class RepresentativeView {
  @ApiProperty({ type: String, ...nullable })
  name!: string | null;

  @ApiProperty({ type: String, ...nullable })
  relation!: string | null;

  @ApiProperty({ type: String, ...nullable })
  phone!: string | null;
}

export class TeamMemberView {
  @ApiProperty({ format: 'uuid' })
  specialistId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  post!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  since!: Date;
}

export class PaperView {
  @ApiProperty({ enum: PAPER_KINDS })
  kind!: string;

  @ApiProperty({ enum: ['SEEN', 'COPY'] })
  keeping!: string;

  @ApiProperty({ type: String, ...nullable })
  number!: string | null;

  @ApiProperty({ type: String, format: 'date', ...nullable })
  issuedOn!: string | null;

  @ApiProperty({ type: String, format: 'date', ...nullable })
  expiresOn!: string | null;

  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  fileId!: string | null;

  @ApiProperty({ type: String, ...nullable })
  fileName!: string | null;
}

export class MissingPaperView {
  @ApiProperty({ enum: PAPER_KINDS })
  kind!: string;

  @ApiProperty({ enum: PAPER_NEEDS })
  need!: string;
}

export class DocumentView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: DOCUMENT_KINDS })
  kind!: string;

  @ApiProperty({ enum: ['kk', 'ru'] })
  language!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  madeAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', ...nullable })
  renderedAt!: Date | null;

  @ApiProperty({ type: MakingView })
  making!: MakingView;
}

export class HistoryView {
  @ApiProperty()
  move!: string;

  @ApiProperty({ enum: CASE_STATES })
  fromState!: CaseState;

  @ApiProperty({ enum: CASE_STATES })
  toState!: CaseState;

  @ApiProperty({ type: String, ...nullable })
  reason!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  effectiveAt!: Date;

  @ApiProperty()
  late!: boolean;

  @ApiProperty({ type: String, ...nullable })
  paperNumber!: string | null;

  /** A ground, a destination, the papers that are missing. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  detail!: Record<string, unknown>;

  @ApiProperty({ type: String, format: 'date-time' })
  madeAt!: Date;

  @ApiProperty({ type: String, ...nullable })
  madeBy!: string | null;
}

/** Everything the case page shows. */
export class CaseFilePage extends CaseFileView {
  @ApiProperty({ type: String, format: 'date', ...nullable })
  receivedOn!: string | null;

  @ApiProperty({ enum: ['kk', 'ru'] })
  language!: string;

  @ApiProperty()
  child!: PersonView;

  @ApiProperty()
  representative!: RepresentativeView;

  @ApiProperty({ type: [ActionView] })
  actions!: ActionView[];

  @ApiProperty({ type: CourseView, ...nullable })
  course!: CourseView | null;

  @ApiProperty()
  facts!: CaseFactsView;

  /** What the case asks of whoever looks at it. */
  @ApiProperty({ type: [DutyView] })
  duties!: DutyView[];

  @ApiProperty({ type: [TeamMemberView] })
  team!: TeamMemberView[];

  @ApiProperty({ type: [PaperView] })
  papers!: PaperView[];

  @ApiProperty({ type: [MissingPaperView] })
  missingPapers!: MissingPaperView[];

  @ApiProperty({ type: [DocumentView] })
  documents!: DocumentView[];

  @ApiProperty({ type: [HistoryView] })
  history!: HistoryView[];
}
