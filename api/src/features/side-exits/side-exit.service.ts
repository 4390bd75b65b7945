import { Injectable } from '@nestjs/common';
import type { Move } from '@onaltu/domain/case-process';
import { almatyDay } from '@onaltu/domain/clock/day';
import type { DictionaryKind } from '@onaltu/domain/dictionaries';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import type { CaseFile } from '../case-files/case-file.entity';
import { CaseFileView } from '../case-files/case-file.view';
import { factsOf } from '../case-files/case-facts';
import { requireChoosable } from '../case-files/dictionary.queries';
import { lockCaseFile } from '../case-files/find-case-file';
import { moveCaseFile, type MoveTerms } from '../case-files/move-case-file';
import { requireNoLessonAfter } from '../case-files/no-lesson-after';
import { pinnedRegulation } from '../case-files/regulation.queries';
import type {
  EndEarly,
  Pause,
  Refuse,
  Resume,
  ReturnForCompletion,
  Transfer,
  Withdraw,
  WithReason,
} from './side-exit.dto';
import type { BulkReviewView, WaitingView } from './side-exit.view';

/** What the regulation does not name but life does: always with a reason and an author. */
@Injectable()
export class SideExitService {
  constructor(private readonly db: TenantDb) {}

  returnForCompletion(actor: Actor, id: string, { reason, missing }: ReturnForCompletion): Promise<CaseFileView> {
    return this.move(actor, id, 'returnForCompletion', { reason, detail: { missing } });
  }

  handInAgain(actor: Actor, id: string): Promise<CaseFileView> {
    return this.move(actor, id, 'handInAgain');
  }

  putOnWaitingList(actor: Actor, id: string, { reason }: WithReason): Promise<CaseFileView> {
    return this.move(actor, id, 'putOnWaitingList', { reason });
  }

  callUp(actor: Actor, id: string): Promise<CaseFileView> {
    return this.move(actor, id, 'callUp');
  }

  /** Only by a ground that the version of the regulation knows to which the case is pinned. */
  refuse(actor: Actor, id: string, { reason, ground }: Refuse): Promise<CaseFileView> {
    return this.move(actor, id, 'refuse', async (tx, caseFile) => {
      const { refusalGrounds } = await pinnedRegulation(tx, caseFile.regulationId, almatyDay(nowOf(tx)));
      if (!refusalGrounds.some(({ code }) => code === ground))
        throw new Refused('case-file.unknown-ground', { ground });
      return { reason, detail: { ground } };
    });
  }

  withdraw(actor: Actor, id: string, { reason, reasonCode, paperNumber }: Withdraw): Promise<CaseFileView> {
    return this.move(actor, id, 'withdraw', async (tx) => {
      await requireReasonCode(tx, 'WITHDRAWAL_REASON', reasonCode);
      return { reason, detail: { paperNumber, reasonCode } };
    });
  }

  pause(actor: Actor, id: string, { reason, reasonCode, from }: Pause): Promise<CaseFileView> {
    return this.move(actor, id, 'pause', async (tx) => {
      await requireReasonCode(tx, 'PAUSE_REASON', reasonCode);
      return { reason, on: from, detail: { reasonCode } };
    });
  }

  resume(actor: Actor, id: string, { on }: Resume): Promise<CaseFileView> {
    return this.move(actor, id, 'resume', { on });
  }

  endEarly(actor: Actor, id: string, { reason, reasonCode, on }: EndEarly): Promise<CaseFileView> {
    return this.move(actor, id, 'endEarly', async (tx) => {
      await requireReasonCode(tx, 'EARLY_END_REASON', reasonCode);
      await requireNoLessonAfter(tx, id, on);
      return { reason, on, set: { courseEndedOn: on }, detail: { reasonCode } };
    });
  }

  transfer(actor: Actor, id: string, { reason, destination }: Transfer): Promise<CaseFileView> {
    return this.move(actor, id, 'transfer', { reason, detail: { destination } });
  }

  /** The head takes several packages up at once; each succeeds or says why not. */
  async reviewMany(actor: Actor, ids: readonly string[]): Promise<BulkReviewView> {
    const each = { ...actor, idempotency: undefined }; // one key stands for one transaction, and these are many
    const results = [];
    for (const id of ids) {
      const refusal = await this.move(each, id, 'takeUp').then(
        () => null,
        (error: unknown) => {
          if (error instanceof Refused) return error.code;
          throw error;
        },
      );
      results.push({ caseFileId: id, refusal });
    }
    return { results };
  }

  /** The waiting list in its order: by the day the papers were received. */
  async waiting(actor: Actor): Promise<WaitingView[]> {
    return this.db.as(actor, (tx) =>
      tx.query(
        `select c.id, c.number, concat_ws(' ', k.last_name, k.first_name) as "childName", c.received_on as "receivedOn",
           row_number() over (order by c.received_on, c.registered_at, c.id)::int as position
         from case_file c join child k on k.id = c.child_id where c.state = 'WAITLISTED' order by position limit 500`,
      ),
    );
  }

  private async move(actor: Actor, id: string, move: Move, terms: MoveTerms | TermsOf = {}): Promise<CaseFileView> {
    return this.db.as(actor, async (tx) => {
      const caseFile = await lockCaseFile(tx, actor, id);
      const { facts, ...asked } = typeof terms === 'function' ? await terms(tx, caseFile) : terms;
      await moveCaseFile(tx, caseFile, move, { ...asked, facts: { ...(await factsOf(tx, caseFile)), ...facts } });
      return CaseFileView.of(caseFile);
    });
  }
}

function requireReasonCode(tx: EntityManager, kind: DictionaryKind, code: string | undefined): Promise<void> {
  return requireChoosable(tx, kind, [{ pointer: '/reasonCode', codes: code === undefined ? [] : [code] }]);
}

type TermsOf = (tx: EntityManager, caseFile: CaseFile) => Promise<MoveTerms>;
