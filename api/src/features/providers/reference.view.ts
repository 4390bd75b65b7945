import { ApiProperty } from '@nestjs/swagger';
import { CALENDAR_DAY_KINDS } from '@onaltu/domain/clock/days-off';
import { WEEKS_CONCERNED } from './reference.dto';

const nullable = { nullable: true } as const;

export class RegulationView {
  @ApiProperty()
  id!: string;

  @ApiProperty({ format: 'date' })
  validFrom!: string;

  @ApiProperty({ type: String, format: 'date', ...nullable })
  validTo!: string | null;
}

export class CalendarDayView {
  @ApiProperty({ format: 'date' })
  day!: string;

  @ApiProperty({ enum: CALENDAR_DAY_KINDS })
  kind!: string;

  @ApiProperty({ enum: WEEKS_CONCERNED })
  concerns!: string;

  @ApiProperty()
  source!: string;
}
