import { ApiProperty } from '@nestjs/swagger';
import { ACTION_NUMBERS } from '@onaltu/domain/case-process';
import { type Regulation } from '@onaltu/domain/regulation';
import { GroundInVersion, NormInVersion, NoteInVersion, PaperInVersion } from './reference.dto';

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

  static of({ id, validFrom, validTo, norms, papers, refusalGrounds, notes }: Regulation): RegulationInForce {
    return {
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
