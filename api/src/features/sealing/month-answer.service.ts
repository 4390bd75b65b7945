import { Injectable } from '@nestjs/common';
import { almatyDay } from '@onaltu/domain/clock/day';
import { Refused } from '@onaltu/domain/refused';
import { endedMonths, type MonthAnswer, monthsToSeal, whyNotAnswer } from '@onaltu/domain/sealing';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { inOneGo } from '../../platform/db/act';
import { FiguresDb } from '../../platform/db/figures-db';
import { TenantDb } from '../../platform/db/tenant-db';
import { requireVersion } from '../../platform/http/if-match';
import { enqueue } from '../../platform/outbox/outbox';
import type { MonthOf } from './month-of';
import { changesShown, countryCalendar, periodOfMonth, reportIn, standingOf, summedUp } from './month-standing';
import { tellReturned } from './sealing.jobs';
import {
  answersSince,
  COUNTRY_DAYS,
  gapsOfRegion,
  keepAnswer,
  NOW,
  oneProvider,
  REGION_PROVIDERS,
  sealedChanges,
  sealedMonth,
  sealedSince,
} from './sealing.queries';
import type { RegionMonthsView, SealedMonthView } from './sealing.view';
import { gridOf } from './region-grid';

type Said = { answer: MonthAnswer; comment: string; seen: number };

/** A department looks at the months of its providers and answers them. Figures are read as its own login. */
@Injectable()
export class MonthAnswerService {
  constructor(
    private readonly db: TenantDb,
    private readonly figures: FiguresDb,
  ) {}

  async grid(actor: Actor): Promise<RegionMonthsView> {
    const [[moment]] = await this.db.ask(actor, NOW);
    if (!moment) throw new Error('a database without a clock');
    const months = endedMonths(almatyDay(moment.now)).map(periodOfMonth);
    const [last, earliest] = [months[0], months.at(-1)];
    if (!last || !earliest) throw new Error('a calendar without months');
    const [providers, days, answers] = await this.db.ask(
      actor,
      ...([REGION_PROVIDERS, COUNTRY_DAYS, answersSince(earliest.from)] as const),
    );
    const [sealed, gaps] = await this.figures.ask(actor, sealedSince(earliest.from), gapsOfRegion(last));
    return gridOf({ now: moment.now, months, providers, days, answers, sealed, gaps });
  }

  /** The last confirmation of one month, as it was kept. */
  async read(actor: Actor, { providerId, month }: MonthOf): Promise<SealedMonthView> {
    const [[moment], [provider], days, answers] = await this.db.ask(
      actor,
      ...([NOW, oneProvider(providerId), COUNTRY_DAYS, answersSince(month.from)] as const),
    );
    const today = almatyDay(moment?.now ?? new Date());
    if (!provider || !monthsToSeal(provider, today).includes(month.key)) throw new Refused('resource.not-found');
    const [[sealed], changed, all] = await this.figures.ask(
      actor,
      ...([sealedMonth(providerId, month), sealedChanges(providerId, month), sealedSince(month.from)] as const),
    );
    const own = changed.filter(({ version }) => version === sealed?.version);
    const first = all.find((one) => one.providerId === providerId && one.month === month.key);
    const answer = answers.find(
      (one) => one.providerId === providerId && one.month === month.key && one.version === sealed?.version,
    );
    const latest = sealed && {
      ...{ version: sealed.version, at: sealed.at, firstAt: first?.firstAt ?? sealed.at },
      answer: answer ?? null,
      changes: summedUp(own),
    };
    return {
      ...standingOf(month, latest ?? null, { calendar: countryCalendar(days), today }),
      report: sealed ? reportIn(sealed.content) : null,
      hash: sealed?.hash ?? null,
      changes: changesShown(own),
    };
  }

  /** To the confirmation that was seen: of two answers to one the second is refused by the table itself. */
  async answer(actor: Actor, one: MonthOf, { answer, comment, seen: version }: Said): Promise<SealedMonthView> {
    const { providerId, month } = one;
    const found = await this.read(actor, one);
    const refusal = whyNotAnswer(found.state);
    if (refusal) throw new Refused(refusal);
    requireVersion(version, { version: found.version ?? 0 }, { version: found.version, sealedAt: found.sealedAt });
    await this.db.as(actor, async (tx) => {
      await inOneGo(tx, keepAnswer({ providerId, month: month.from, version, answer, comment }));
      const [accepted, about] = [answer === 'ACCEPTED', { provider: providerId, version }];
      await audit(tx, accepted ? 'month.accepted' : 'month.returned', { type: 'month', id: month.key }, about);
      if (!accepted) await enqueue(tx, tellReturned, { providerId, month: month.key, version });
    });
    return this.read(actor, one);
  }
}
