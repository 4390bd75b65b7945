import { ApiProperty } from '@nestjs/swagger';
import { keyOf } from '@onaltu/domain/indicator-figures';
import { INDICATORS, type IndicatorId } from '@onaltu/domain/indicators';
import type { CountedRow } from './counted-list';

const nullable = { nullable: true } as const;

/** One of those a number counts. */
export class CountedView {
  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  caseFileId!: string | null;

  /** Of a number that counts lessons; they belong to no single case. */
  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  lessonId!: string | null;

  /** Of a number that counts people. */
  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  personId!: string | null;

  @ApiProperty({ type: String, ...nullable })
  personName!: string | null;

  /** Of the case; of a place, which one it is. */
  @ApiProperty({ type: String, ...nullable })
  number!: string | null;

  @ApiProperty({ type: String, ...nullable })
  childName!: string | null;

  /** When it happened; of what stands, since when. */
  @ApiProperty({ format: 'date' })
  day!: string;

  /** The action, form, attendance or post it counts under; empty where there is none. */
  @ApiProperty()
  key!: string;

  /** Of a share: whether it is in the part, and not only in the whole. */
  @ApiProperty({ type: Boolean, ...nullable })
  inPart!: boolean | null;

  static of(
    { id, about, measure, key, number, childName, personName, day }: CountedRow,
    indicator: IndicatorId,
  ): CountedView {
    const { making } = INDICATORS[indicator];
    return {
      caseFileId: about === 'CASE' ? id : null,
      lessonId: about === 'LESSON' ? id : null,
      personId: about === 'PERSON' ? id : null,
      ...{ number, childName, personName, day },
      key: keyOf({ measure, key }),
      inPart: making.as === 'SHARE' ? measure === making.part && (making.only ?? key) === key : null,
    };
  }
}

export class CountedListView {
  @ApiProperty({ type: [CountedView] })
  rows!: CountedView[];

  /** Where the next page begins. */
  @ApiProperty({ type: String, ...nullable })
  next!: string | null;
}
