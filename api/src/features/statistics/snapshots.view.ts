import { ApiProperty } from '@nestjs/swagger';
import { ATTRIBUTE_TABLE_IDS, type AttributeTableId } from '@onaltu/domain/attribute-tables';
import type { ProtectedTable, Shown } from '@onaltu/domain/disclosure';

export const SNAPSHOT_STATES = ['PUBLISHED', 'WITHHELD'] as const;
export type SnapshotState = (typeof SNAPSHOT_STATES)[number];
export type KeptMonth = {
  month: string;
  state: SnapshotState;
  threshold: number;
  roundedTo: number;
  pinned: number;
  madeAt: Date;
  sha256: Buffer | null;
};

/** A number of children: rounded; LOW, fewer than the threshold; HIDDEN, where its place is shown as a total only. */
export class ShownView {
  @ApiProperty({ enum: ['SHOWN', 'LOW', 'HIDDEN'] })
  state!: 'SHOWN' | 'LOW' | 'HIDDEN';

  @ApiProperty({ type: 'integer', nullable: true })
  value!: number | null;

  static of(shown: Shown): ShownView {
    return typeof shown === 'number' ? { state: 'SHOWN', value: shown } : { state: shown, value: null };
  }
}

export class SnapshotRowView {
  /** The id of a district, or a code. */
  @ApiProperty()
  key!: string;

  /** As many as there are columns, in their order. */
  @ApiProperty({ type: [ShownView] })
  cells!: ShownView[];

  @ApiProperty({ type: ShownView })
  total!: ShownView;
}

export class SnapshotTableView {
  @ApiProperty({ enum: ATTRIBUTE_TABLE_IDS })
  table!: AttributeTableId;

  @ApiProperty({ type: [String] })
  columns!: string[];

  @ApiProperty({ type: [SnapshotRowView] })
  rows!: SnapshotRowView[];

  @ApiProperty({ type: [ShownView] })
  columnTotals!: ShownView[];

  /** Rounded from the children themselves: the figures may not add up to it. */
  @ApiProperty({ type: ShownView })
  total!: ShownView;

  static of({ id, rows, columns, cells, rowTotals, columnTotals, total }: ProtectedTable): SnapshotTableView {
    return {
      ...{ table: id, columns: [...columns], columnTotals: columnTotals.map(ShownView.of), total: ShownView.of(total) },
      rows: rows.map((key, r) => ({
        key,
        cells: (cells[r] ?? []).map(ShownView.of),
        total: ShownView.of(rowTotals[r] ?? 'HIDDEN'),
      })),
    };
  }
}

export class SnapshotMonthView {
  /** `2026-10` */
  @ApiProperty()
  month!: string;

  /** A month is withheld for ever where a small number could have been worked out of it. */
  @ApiProperty({ enum: SNAPSHOT_STATES })
  state!: SnapshotState;

  /** Fewer children than this are not shown. */
  @ApiProperty({ type: 'integer' })
  threshold!: number;

  @ApiProperty({ type: 'integer' })
  roundedTo!: number;

  /** How many figures could have been worked out; none of a published month. */
  @ApiProperty({ type: 'integer' })
  pinned!: number;

  @ApiProperty({ format: 'date-time' })
  madeAt!: string;

  /** Of what is kept, in hex; null of a month that is withheld. */
  @ApiProperty({ type: String, nullable: true })
  sha256!: string | null;

  static of({ month, madeAt, sha256, ...kept }: KeptMonth): SnapshotMonthView {
    const { state, threshold, roundedTo, pinned } = kept;
    return {
      ...{ month: month.slice(0, 7), state, threshold, roundedTo, pinned },
      madeAt: madeAt.toISOString(),
      sha256: sha256?.toString('hex') ?? null,
    };
  }
}

/** What may be seen of a month: frozen, protected before it was kept, and the same for everybody. */
export class SnapshotView extends SnapshotMonthView {
  /** Empty of a month that is withheld. */
  @ApiProperty({ type: [SnapshotTableView] })
  tables!: SnapshotTableView[];
}
