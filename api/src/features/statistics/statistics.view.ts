import { ApiProperty } from '@nestjs/swagger';
import { ACTION_NUMBERS, type ActionNumber } from '@onaltu/domain/case-process';

export class ActionCount {
  @ApiProperty({ type: 'integer', enum: ACTION_NUMBERS })
  action!: ActionNumber;

  @ApiProperty({ type: 'integer' })
  cases!: number;
}

export class ProviderCount {
  @ApiProperty({ format: 'uuid' })
  providerId!: string;

  @ApiProperty()
  kind!: string;

  @ApiProperty()
  name_kk!: string;

  @ApiProperty()
  name_ru!: string;

  @ApiProperty()
  name_en!: string;

  @ApiProperty({ type: [ActionCount] })
  actions!: ActionCount[];

  @ApiProperty({ type: 'integer' })
  total!: number;
}

/** Cases in each action now, over the oblast and by provider. Counts of the work: no child stands behind a figure here. */
export class CasesPerAction {
  @ApiProperty({ format: 'date-time' })
  asOf!: string;

  @ApiProperty({ type: [ActionCount] })
  actions!: ActionCount[];

  @ApiProperty({ type: 'integer' })
  total!: number;

  @ApiProperty({ type: [ProviderCount] })
  providers!: ProviderCount[];
}
