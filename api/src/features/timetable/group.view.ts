import { ApiProperty } from '@nestjs/swagger';
import { GROUP_FORMS } from '@onaltu/domain/group-sizes';

/** A group that meets by a rule, to be looked at in the timetable. It has no name of its own: when it meets and with whom says which it is. */
export class GroupView {
  /** Of its series. */
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: GROUP_FORMS })
  form!: string;

  @ApiProperty()
  specialistName!: string;

  /** Monday is 1. */
  @ApiProperty({ type: [Number] })
  weekdays!: number[];

  /** A minute of the day in Almaty. */
  @ApiProperty({ type: 'integer' })
  startsMinute!: number;

  /** How many have a place in the next lesson. */
  @ApiProperty({ type: 'integer' })
  children!: number;
}
