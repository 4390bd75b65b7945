// @ts-check
import { createHash, randomUUID } from 'node:crypto';
import { rules } from './world.mjs';

const { searchWords } = rules('person-name');

/** @typedef {{ text: string, values: unknown[] }} Statement */

const TODAY = `(ctx.now() at time zone 'Asia/Almaty')::date`;
const NUMBERED = `select year || '-' || lpad(last::text, 4, '0') from number_series where series = 'registration' and year = extract(year from ${TODAY})::int`;

/** What goes into the audit and the outbox. */
export const NOTED = /^(select audit\.append|insert into outbox)/;

/** As long as a receipt is. */
const FORM = JSON.stringify({ text: 'ә'.repeat(2500) });

/** @typedef {{ ownerId: string, userId: string }} Actor */
/** @typedef {{ seal: (owner: string, place: string, text: string) => Buffer, index: (purpose: string, owner: string, text: string) => Buffer, codeBytes: (purpose: string, id: string) => Buffer }} Envelope */
/** @typedef {{ case: string, child: string, adult: string, document: string }} Ids */

/** @param {Actor} actor @param {Ids} ids @param {any} application @param {Envelope} envelope @returns {Statement[]} */
function people(actor, { child: childId, adult: adultId }, { child, representative }, envelope) {
  const words = searchWords(`${child.lastName} ${child.firstName} ${child.middleName ?? ''}`);
  const sealed = envelope.seal(actor.ownerId, `child.iin|${childId}`, child.iin);
  return [
    {
      text: `insert into child (id, last_name, first_name, middle_name, birth_date, sex, language, impairments, iin_sealed, iin_index) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      values: [
        childId,
        child.lastName,
        child.firstName,
        child.middleName ?? '',
        child.birthDate,
        child.sex,
        child.language,
        child.impairments,
        sealed,
        envelope.index('iin', actor.ownerId, child.iin),
      ],
    },
    { text: `insert into name_word (word, child_id) select unnest($1::text[]), $2`, values: [words, childId] },
    { text: `select audit.append('child.created', 'child', $1)`, values: [childId] },
    {
      text: `insert into representative (id, last_name, first_name, middle_name, phone, language) values ($1, $2, $3, $4, $5, $6)`,
      values: [
        adultId,
        representative.lastName,
        representative.firstName,
        representative.middleName,
        representative.phone,
        representative.language,
      ],
    },
  ];
}

/** @param {Actor} actor @param {Ids} ids @param {any} application @param {Envelope} envelope @returns {Statement[]} */
function papersOnHand(actor, { case: id, adult: adultId }, { child, consent, papers }, envelope) {
  return [
    {
      text: `insert into case_paper (case_file_id, kind, keeping, number, issued_on) select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::date[])`,
      values: [
        id,
        ...['kind', 'keeping', 'number', 'issuedOn'].map((key) =>
          papers.map((/** @type {any} */ paper) => paper[key] ?? null),
        ),
      ],
    },
    {
      text: `insert into consent (case_file_id, representative_id, text_version, given_on) values ($1, $2, $3, $4)`,
      values: [id, adultId, consent.textVersion, consent.givenOn],
    },
    {
      text: `insert into directory.open_child (case_file_id, oblast_index) values ($1, $2)`,
      values: [id, envelope.index('oblast-iin', actor.ownerId, child.iin)],
    },
  ];
}

/** @param {Actor} actor @param {Ids} ids @param {Envelope} envelope @returns {Statement[]} */
function move(actor, { case: id, child: childId, adult: adultId, document: documentId }, envelope) {
  const code = createHash('sha256').update(envelope.codeBytes('family-slip', id)).digest();
  const sealed = envelope.seal(actor.ownerId, `document|${documentId}`, FORM);
  return [
    {
      text: `insert into case_move (case_file_id, move, from_state, to_state, detail, handled, within_norm) values ($1, 'register', 'DRAFT', 'REGISTERED', '{}', 0, true)`,
      values: [id],
    },
    { text: `insert into action_event (case_file_id, action, kind) values ($1, 1, 'DONE')`, values: [id] },
    { text: `select audit.append('case-file.moved', 'case_file', $1)`, values: [id] },
    { text: `insert into door (kind, code_hash, subject_id) values ('case-file.status', $1, $2)`, values: [code, id] },
    {
      text: `insert into document (id, case_file_id, kind, language, template_version, model_sealed) values ($1, $2, 'RECEIPT', 'kk', 1, $3)`,
      values: [documentId, id, sealed],
    },
    { text: `select audit.append('document.issued', 'document', $1)`, values: [documentId] },
    {
      text: `insert into outbox (queue, data) values ('document.render', jsonb_build_object('documentId', $1::text))`,
      values: [documentId],
    },
    {
      text: `insert into number_series (series, year, last) values ('registration', extract(year from ${TODAY})::int, 1)
        on conflict (provider_id, series, year) do update set last = number_series.last + 1`,
      values: [],
    },
    {
      text: `update case_file set state = 'REGISTERED', number = (${NUMBERED}), regulation_id = (select id from directory.regulation order by valid_from desc limit 1), child_id = $2, representative_id = $3,
        relation = 'MOTHER', received_on = ${TODAY}, registered_at = ctx.now(), state_since = ctx.now(), version = version + 1 where id = $1 returning id, number, state, version`,
      values: [id, childId, adultId],
    },
  ];
}

/**
 * The rows one registration leaves behind, in one batch: the same tables, the same number of rows, the number taken last of all.
 * @param {Actor} actor
 * @param {string} id
 * @param {any} application
 * @param {Envelope} envelope
 */
export function registration(actor, id, application, envelope) {
  const ids = { case: id, child: randomUUID(), adult: randomUUID(), document: randomUUID() };
  const statements = [
    { text: `select state from case_file where id = $1 for update`, values: [id] },
    ...people(actor, ids, application, envelope),
    ...papersOnHand(actor, ids, application, envelope),
    ...move(actor, ids, envelope),
  ];
  return { statements, answer: (/** @type {any[][]} */ rows) => rows.at(-1)?.[0] };
}
