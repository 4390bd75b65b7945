import { Injectable } from '@nestjs/common';
import type { Day } from '@onaltu/domain/clock/day';
import type { ProtectedTable } from '@onaltu/domain/disclosure';
import { Refused } from '@onaltu/domain/refused';
import type { Actor } from '../../platform/auth/actor';
import { FiguresDb } from '../../platform/db/figures-db';
import { statement } from '../../platform/db/statement';
import { type KeptMonth, SnapshotMonthView, SnapshotTableView, type SnapshotView } from './snapshots.view';

type Kept = KeptMonth & { content: { tables: ProtectedTable[] } | null };

const COLUMNS = `month, state, threshold, rounded_to as "roundedTo", pinned, made_at as "madeAt", sha256`;
const MONTHS = statement<KeptMonth>(`select ${COLUMNS} from stats.snapshots()`);
const ONE = `select ${COLUMNS}, content from stats.snapshot_of($1)`;

/** The frozen months of a region, read as the department's own login. */
@Injectable()
export class SnapshotsService {
  constructor(private readonly figures: FiguresDb) {}

  /** The latest first. */
  async list(actor: Actor): Promise<SnapshotMonthView[]> {
    const [months] = await this.figures.ask(actor, MONTHS);
    return months.map(SnapshotMonthView.of);
  }

  /** Refuses where nothing may be seen of a month: it is not made yet, or withheld for ever. */
  async requirePublished(actor: Actor, month: Day): Promise<void> {
    const found = (await this.list(actor)).find((kept) => month.startsWith(kept.month));
    if (!found) throw new Refused('snapshot.not-made');
    if (found.state !== 'PUBLISHED') throw new Refused('snapshot.withheld');
  }

  async read(actor: Actor, month: Day): Promise<SnapshotView> {
    const [[kept]] = await this.figures.ask(actor, statement<Kept>(ONE, [month]));
    if (!kept) throw new Refused('resource.not-found');
    return { ...SnapshotMonthView.of(kept), tables: (kept.content?.tables ?? []).map(SnapshotTableView.of) };
  }
}
