import { Injectable } from '@nestjs/common';
import { almatyDay } from '@onaltu/domain/clock/day';
import type { Period } from '@onaltu/domain/period';
import { Refused } from '@onaltu/domain/refused';
import {
  canonicalReport,
  endedMonths,
  monthsToSeal,
  reportOf,
  sealsWithReason,
  whyNotSeal,
} from '@onaltu/domain/sealing';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { pageOf } from '../../platform/audit/listed';
import { inOneGo } from '../../platform/db/act';
import type { Rows } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { cellsOf, sumsOf } from '../../platform/figures/read-sums';
import {
  changesShown,
  countryCalendar,
  type Latest,
  periodOfMonth,
  reportIn,
  standingOf,
  summedUp,
} from './month-standing';
import {
  askedOf,
  causesOf,
  CHANGES_PAGE,
  changesSince,
  type ChangeRow,
  COUNTRY_DAYS,
  type GapRow,
  HOLD,
  IDLE_CASES,
  journalGaps,
  keepSealed,
  MOST_GAPS,
  NOW,
  OWN_PROVIDER,
  type VersionRow,
  versionsSince,
} from './sealing.queries';
import type { MonthGapView, MonthCausesView, MonthsView, MonthView, OwnMonthView } from './sealing.view';
import { causeView, versionView } from './month-views';

const questionsFrom = (from: Period['from']) =>
  [NOW, OWN_PROVIDER, COUNTRY_DAYS, versionsSince(from), changesSince(from)] as const;
type Known = Rows<ReturnType<typeof questionsFrom>>;

/** A provider confirms its months. */
@Injectable()
export class SealingService {
  constructor(private readonly db: TenantDb) {}

  async list(actor: Actor): Promise<MonthsView> {
    const [[moment]] = await this.db.ask(actor, NOW);
    const earliest = periodOfMonth(endedMonths(almatyDay(moment?.now ?? new Date())).at(-1) ?? '');
    const known = await this.db.ask(actor, ...questionsFrom(earliest.from));
    return { months: monthsOf(known).map((key) => standing(periodOfMonth(key), known)) };
  }

  async read(actor: Actor, month: Period): Promise<OwnMonthView> {
    const [journals, idle, ...known] = await this.db.ask(
      actor,
      journalGaps(month),
      IDLE_CASES,
      ...questionsFrom(month.from),
    );
    if (!monthsOf(known).includes(month.key)) throw new Refused('resource.not-found');
    const versions = known[3].filter((one) => one.month === month.key);
    const [latest] = versions;
    return {
      ...standing(month, known),
      report: latest ? reportIn(latest.content) : null,
      hash: latest?.hash ?? null,
      changes: changesShown(changesOf(known[4], latest)),
      versions: versions.map(versionView),
      gaps: { journals: gapView(journals), idle: gapView(idle) },
    };
  }

  /** The cases and lessons behind "since it was confirmed". */
  async causes(actor: Actor, month: Period, after?: string): Promise<MonthCausesView> {
    const [found] = await this.db.ask(actor, causesOf(month, after));
    const { rows, next } = pageOf(found, CHANGES_PAGE);
    return { rows: rows.flatMap((row) => causeView(row)), next };
  }

  /** Keeps the figures of an ended month as they stand. Acts of that month wait, or are counted already. */
  seal(actor: Actor, month: Period, reason = ''): Promise<MonthView> {
    return this.db.as(actor, async (tx) => {
      const [, ...known] = await inOneGo(tx, HOLD, ...questionsFrom(month.from));
      const before = requireSealable(month, known, reason);
      const version = (before.version ?? 0) + 1;
      await keep(tx, month, { version, reason, provider: known[1][0] });
      await audit(tx, 'month.sealed', { type: 'month', id: month.key }, { version });
      return standing(month, await inOneGo(tx, ...questionsFrom(month.from)));
    });
  }
}

function monthsOf([[moment], [provider]]: Known): string[] {
  if (!moment || !provider) throw new Error('a provider without a clock');
  return monthsToSeal(provider, almatyDay(moment.now));
}

const changesOf = (changes: readonly ChangeRow[], latest: VersionRow | undefined): ChangeRow[] =>
  changes.filter(({ month, version }) => latest && month === latest.month && version === latest.version);

function latestOf(month: Period, versions: readonly VersionRow[], changes: readonly ChangeRow[]): Latest | null {
  const own = versions.filter((one) => one.month === month.key);
  const [latest, first] = [own[0], own.at(-1)];
  if (!latest || !first) return null;
  const { version, at, answer, comment, answeredAt } = latest;
  return {
    version,
    at,
    firstAt: first.at,
    answer: answer && answeredAt ? { answer, comment: comment ?? '', at: answeredAt } : null,
    changes: summedUp(changesOf(changes, latest)),
  };
}

function standing(month: Period, [[moment], , days, versions, changes]: Known): MonthView {
  if (!moment) throw new Error('a database without a clock');
  const today = almatyDay(moment.now);
  return standingOf(month, latestOf(month, versions, changes), { calendar: countryCalendar(days), today });
}

/** How the month stands, if it may be confirmed now. */
function requireSealable(month: Period, known: Known, reason: string): MonthView {
  const [[moment]] = known;
  const ended = moment !== undefined && almatyDay(moment.now) > month.until;
  if (ended && !monthsOf(known).includes(month.key)) throw new Refused('resource.not-found');
  const stands = standing(month, known);
  const refusal = whyNotSeal(stands.state, { ended, changes: stands });
  if (refusal) throw new Refused(refusal);
  if (sealsWithReason(stands.state) && reason === '') throw new Refused('reason.missing');
  return stands;
}

type Keeping = { version: number; reason: string; provider: Known[1][number] | undefined };

async function keep(tx: EntityManager, month: Period, { version, reason, provider }: Keeping): Promise<void> {
  if (!provider) throw new Error('a provider without an entry');
  const { id, kk, ru, en } = provider;
  const asked = askedOf(month);
  const [rows] = await inOneGo(tx, sumsOf(asked, 'OWN'));
  const sums = cellsOf(rows, asked).flat();
  const content = canonicalReport(reportOf({ month: month.key, provider: { id, kk, ru, en } }, sums));
  const hash = createHash('sha256').update(content).digest();
  await inOneGo(tx, keepSealed({ month: month.from, version, content, hash, reason }));
}

function gapView(found: readonly GapRow[]): MonthGapView {
  const { rows, next } = pageOf(found, MOST_GAPS);
  return { cases: rows.map(({ id, number }) => ({ caseFileId: id ?? '', number })), more: next !== null };
}
