import { Injectable } from '@nestjs/common';
import { almatyDay, almatyYear } from '@onaltu/domain/clock/day';
import { fullName } from '@onaltu/domain/person-name';
import { registrationNumber } from '@onaltu/domain/registration-number';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { inOneGo, withTheNext } from '../../platform/db/act';
import { nowOf } from '../../platform/db/now';
import { type Rows, statement } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { papers as papersKept, type PaperRow } from '../case-files/case-file.queries';
import { CaseFileView } from '../case-files/case-file.view';
import { admitted, lockedCaseFile } from '../case-files/find-case-file';
import { moveCaseFile, pastFrom, pastOf } from '../case-files/move-case-file';
import { taking } from '../case-files/number-series';
import { LETTERHEAD, letterheadFrom } from '../case-files/provider-head.queries';
import { setting } from '../case-files/provider-setting.queries';
import { regulationAmong } from '../case-files/regulation.queries';
import { TIMING } from '../case-files/taken';
import { requireDraft } from './draft';
import { openFamilyDoor } from './family-slip';
import { issueReceipt } from './issue-receipt';
import { keepPapers } from './keep-paper';
import {
  childSought,
  iinOf,
  isCardOfAnother,
  keepChild,
  keepRepresentative,
  representativeSought,
} from './keep-people';
import { entered } from './oblast-registry';
import { Receipts } from './receipts';
import type { PaperOnHand, RegisterCaseFile } from './register-case-file.dto';

type Application = RegisterCaseFile & { id: string };
type Questions = ReturnType<Registration['questionsOf']>;

const GIVEN = `insert into consent (case_file_id, representative_id, text_version, given_on) values ($1, $2, $3, $4)`;

/** Action 1 (¶5(1)): the package gets its number and goes to the head; the receipt is printed. */
@Injectable()
export class Registration {
  constructor(
    private readonly db: TenantDb,
    private readonly receipts: Receipts,
  ) {}

  async register(actor: Actor, id: string, application: RegisterCaseFile): Promise<CaseFileView> {
    const once = (): Promise<CaseFileView> => this.registerOnce(actor, { ...application, id });
    return once().catch((error: unknown) => {
      if (isCardOfAnother(error)) return once();
      throw error;
    });
  }

  /** Three messages: what must be known; all that was kept, with the number last, for others wait for it; the case, its receipt and the commit. */
  private async registerOnce(actor: Actor, application: Application): Promise<CaseFileView> {
    const questions = this.questionsOf(actor, application);
    return this.db.asKnowing(actor, questions, async (tx, answers) => {
      const [[locked], moves, marks, calendar, regulations] = answers;
      const caseFile = requireDraft(await admitted(tx, actor, locked));
      const { set, record, regulation } = await this.keep(tx, actor, application, answers);
      const slipCode = await openFamilyDoor(tx, this.receipts.envelope, caseFile.id);
      const taken: PaperRow[] = [];
      await moveCaseFile(tx, caseFile, 'register', {
        late: application.late,
        facts: factsOf(application),
        set,
        past: pastFrom(moves, marks, { calendar, regulations, regulationId: regulation.id }),
        atLast: async () => {
          const { number, papers } = await takeNumber(tx, caseFile.id);
          taken.push(...papers);
          return { number };
        },
      });
      await issueReceipt(tx, actor, { caseFile, regulation, record: { ...record, slipCode, taken } }, this.receipts);
      return CaseFileView.of(caseFile);
    });
  }

  /** The locked case and its past, the rules, the letterhead, and who is known. */
  private questionsOf(actor: Actor, { id, child, representative }: Application) {
    return [
      lockedCaseFile(id),
      ...pastOf(id),
      ...TIMING,
      LETTERHEAD,
      setting('DICTIONARY.PROBLEM_GROUP'),
      childSought(actor, this.receipts.envelope, child),
      representativeSought(representative),
    ] as const;
  }

  /** People, papers, consent and the entry in the oblast's registry: nothing of it waits for an answer. */
  private async keep(
    tx: EntityManager,
    actor: Actor,
    { id, late, language, channel, representative, papers, consent, child: given }: Application,
    [, , , , regulations, head, [groups], [knownChild], [knownAdult]]: Rows<Questions>,
  ) {
    const { envelope } = this.receipts;
    const receivedOn = almatyDay(late ? new Date(late.on) : nowOf(tx));
    const regulation = regulationAmong(regulations, receivedOn);
    const letterhead = letterheadFrom(head);
    const child = await keepChild(tx, envelope, given, { actor, card: knownChild, groups: groups?.content });
    const adult = await keepRepresentative(tx, representative, knownAdult);
    await keepPapers(tx, id, papers);
    await withTheNext(tx, statement(GIVEN, [id, adult.id, consent.textVersion, consent.givenOn]));
    const iin = given.iin ?? iinOf(actor, envelope, child);
    if (iin) await withTheNext(tx, entered(id, envelope.index('oblast-iin', letterhead.regionId, iin)));
    return {
      regulation,
      set: {
        regulationId: regulation.id,
        childId: child.id,
        representativeId: adult.id,
        relation: representative.relation,
        channel,
        language: language ?? letterhead.head.language,
        receivedOn,
        registeredAt: nowOf(tx),
        draftSealed: null,
      },
      record: {
        paperNumber: late?.paperNumber,
        clerkName: letterhead.ownName,
        child: { name: fullName(child), birthDate: child.birthDate },
        applicantName: fullName(adult),
        head: letterhead.head,
      },
    };
  }
}

const factsOf = ({ papers }: RegisterCaseFile) => {
  const has = (kind: PaperOnHand['kind']): boolean => papers.some((paper) => paper.kind === kind);
  return { hasApplication: has('APPLICATION'), hasConsent: has('CONSENT'), hasIinOrReplacement: true };
};

/** The papers as they are kept now, and the number. */
async function takeNumber(tx: EntityManager, id: string): Promise<{ number: string; papers: PaperRow[] }> {
  const [papers, [taken]] = await inOneGo(tx, papersKept(id), taking('registration', almatyYear(nowOf(tx))));
  if (!taken) throw new Error('a series without a number');
  return { number: registrationNumber(taken.year, taken.n), papers };
}
