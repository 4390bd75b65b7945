import { ApiProperty } from '@nestjs/swagger';
import { ACTION_NUMBERS } from '@onaltu/domain/case-process';
import type { Day } from '@onaltu/domain/clock/day';
import { type Regulation } from '@onaltu/domain/regulation';
import { validOn } from '../case-files/regulation.queries';
import { GroundInVersion, NormInVersion, NoteInVersion, PaperInVersion } from './reference.dto';

/** Which version holds from which day; its id names it on a case. */
export class RegulationVersion {
  @ApiProperty()
  id!: string;

  @ApiProperty({ format: 'date' })
  validFrom!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  validTo!: string | null;
}

/** The regulation as it holds on a day: norms with their paragraphs, papers, grounds of refusal. */
export class RegulationInForce {
  @ApiProperty()
  id!: string;

  @ApiProperty({ format: 'date' })
  validFrom!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  validTo!: string | null;

  @ApiProperty({ type: [NormInVersion] })
  norms!: NormInVersion[];

  @ApiProperty({ type: [PaperInVersion] })
  papers!: PaperInVersion[];

  @ApiProperty({ type: [GroundInVersion] })
  refusalGrounds!: GroundInVersion[];

  @ApiProperty({ type: [NoteInVersion] })
  notes!: NoteInVersion[];

  /** Every version there is, the latest first. */
  @ApiProperty({ type: [RegulationVersion] })
  versions!: RegulationVersion[];

  static of(day: Day, all: readonly Regulation[]): RegulationInForce {
    const { id, validFrom, validTo, norms, papers, refusalGrounds, notes } = validOn(all, day);
    return {
      versions: all
        .map((one) => ({ id: one.id, validFrom: one.validFrom, validTo: one.validTo }))
        .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1)),
      ...{ id, validFrom, validTo },
      norms: ACTION_NUMBERS.map((action) => {
        const { unit, sources, ...limits } = norms[action];
        return { action, ...limits, sources: [...sources] };
      }),
      papers: [...papers],
      refusalGrounds: [...refusalGrounds],
      notes: notes.map((note) => ({ ...note, sources: [...note.sources] })),
    };
  }
}
