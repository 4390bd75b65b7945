import { Injectable } from '@nestjs/common';
import { maskIin } from '@onaltu/domain/iin';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { Envelope } from '../../platform/crypto/envelope';
import { inOneGo } from '../../platform/db/act';
import { nowOf } from '../../platform/db/now';
import { IssuedDocuments } from '../../platform/documents/issued-documents';
import { history, papers } from '../case-files/case-file.queries';
import { dictionaryOf } from '../case-files/dictionary.queries';
import { iinPlace } from '../case-files/iin-place';
import { providerHead } from '../case-files/provider-head.queries';
import type { InspectionPack } from './pack.entity';
import { casesToPack, onePack } from './pack.queries';
import {
  caseOf,
  childOf,
  consentsOf,
  contractOf,
  correctionsOf,
  type FileRow,
  filesOf,
  formsOf,
  handlingOf,
  teamEver,
} from './pack-case.queries';
import { judgementsOf, lessonsOf, programmesOf, reviewsOf, seriesOf, unlocksOf } from './pack-course.queries';
import { assessmentsOf, certificatesOf, conclusionOf, TEMPLATES } from './pack-findings.queries';
import type { CaseRecord, FrozenForm, Lists, PackRecord } from './pack-record';

/** What is read of a pack: its files are looked at afterwards. */
export type PackRead = Omit<PackRecord, 'originals'> & { files: readonly FileRow[] };

/** Reads everything that is recorded of the child of a pack, inside its provider's walls. */
@Injectable()
export class ReadPack {
  constructor(
    private readonly envelope: Envelope,
    private readonly documents: IssuedDocuments,
  ) {}

  async read(tx: EntityManager, actor: Actor, { id, childId, caseFileId }: InspectionPack): Promise<PackRead> {
    const [[kept], corrections, wanted, [asked]] = await inOneGo(
      tx,
      childOf(childId),
      correctionsOf(childId),
      casesToPack(childId, caseFileId),
      onePack(id),
    );
    if (!kept) throw new Error('a pack of a child that is not its owner’s');
    const { iinSealed, ...child } = kept;
    const maskedIin = iinSealed && maskIin(this.envelope.open(actor.ownerId, iinPlace(childId), iinSealed));
    const cases: CaseRecord[] = [];
    for (const one of wanted) cases.push(await this.caseRecord(tx, actor, one.id));
    const [files] = await inOneGo(tx, filesOf(wanted.map((one) => one.id)));
    return {
      ...{ head: await providerHead(tx), madeAt: nowOf(tx), madeBy: asked?.madeByName ?? null },
      ...{ child: { ...child, maskedIin }, corrections, cases, files, lists: await listsOf(tx) },
    };
  }

  private async caseRecord(tx: EntityManager, actor: Actor, id: string): Promise<CaseRecord> {
    return {
      ...(await ofCase(tx, id)),
      ...(await ofCourse(tx, id)),
      ...(await ofFindings(tx, id)),
      forms: await this.formsOf(tx, actor, id),
    };
  }

  private async formsOf(tx: EntityManager, actor: Actor, caseFileId: string): Promise<FrozenForm[]> {
    const [rows] = await inOneGo(tx, formsOf(caseFileId));
    const forms: FrozenForm[] = [];
    for (const row of rows) forms.push({ ...row, model: await this.documents.modelOf(tx, actor, row.id) });
    return forms;
  }
}

async function ofCase(tx: EntityManager, id: string) {
  const [[caseFile], kept, consents, team, [contract], moves, handling] = await inOneGo(
    tx,
    ...([caseOf(id), papers(id), consentsOf(id), teamEver(id), contractOf(id), history(id), handlingOf(id)] as const),
  );
  if (!caseFile) throw new Error('a case that is not its owner’s');
  return { caseFile, papers: kept, consents, team, contract: contract ?? null, moves, handling };
}

async function ofCourse(tx: EntityManager, id: string) {
  const [programmes, judgements, reviews, series, lessons, unlocks] = await inOneGo(
    tx,
    ...([programmesOf(id), judgementsOf(id), reviewsOf(id), seriesOf(id), lessonsOf(id), unlocksOf(id)] as const),
  );
  return { programmes, judgements, reviews, series, lessons, unlocks };
}

async function ofFindings(tx: EntityManager, id: string) {
  const [assessments, [conclusion], certificates] = await inOneGo(
    tx,
    ...([assessmentsOf(id), conclusionOf(id), certificatesOf(id)] as const),
  );
  return { assessments, conclusion: conclusion ?? null, certificates };
}

async function listsOf(tx: EntityManager): Promise<Lists> {
  const [templates] = await inOneGo(tx, TEMPLATES);
  return {
    templates,
    problemGroups: await dictionaryOf(tx, 'PROBLEM_GROUP'),
    absenceReasons: await dictionaryOf(tx, 'ABSENCE_REASON'),
  };
}
