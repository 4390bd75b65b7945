import { ApiProperty } from '@nestjs/swagger';

export class FeedView {
  /** Since when there is an address; none where there is no such. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  since!: Date | null;
}

export class NewFeedView extends FeedView {
  /** Told this once. */
  @ApiProperty()
  address!: string;
}
