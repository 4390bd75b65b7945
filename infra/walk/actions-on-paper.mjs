// @ts-check
import { firstSpecialist } from './cast.mjs';
import { expect, expectSame } from './expectation.mjs';
import { firstFree, lessonTimes, missedAmong, spansOf } from './late-days.mjs';

/** @typedef {import('./cast.mjs').Walk} Walk */
/** @typedef {import('./cast.mjs').Person} Person */

const CONSENT_VERSION = '1';
const FIRST_HOUR = 10;

/** @param {Walk} walk @param {string} on @param {string} [paperNumber] */
const late = ({ file }, on, paperNumber) => ({ on, reason: file.late.reason, ...(paperNumber ? { paperNumber } : {}) });

/** The card that the provider has of this child, if any; a card under another name is not this child's. @param {Walk} walk */
async function knownChild({ clerk, file: { child } }) {
  const { iin, lastName, firstName, birthDate } = child;
  const sought = iin ? { iin, birthDate } : { lastName, firstName, birthDate };
  const { matches } = await clerk.session.post('/provider/children/matches', sought);
  const [known] = matches;
  if (!known) return null;
  const name = [lastName, firstName, child.middleName].filter(Boolean).join(' ');
  expect(!iin || known.name === name, '/child/iin: the provider knows this number under another name.');
  expect(!known.openNumber, `/child/iin: the case ${known.openNumber} of this child is not over yet.`);
  return known;
}

/** Action 1: the application with its papers, as it came to the office. @param {Walk} walk */
export async function register(walk) {
  const { clerk, file, days } = walk;
  const { child, representative, papers, language } = file;
  const known = await knownChild(walk);
  const draft = { child: { lastName: child.lastName, firstName: child.firstName } };
  walk.id = (await clerk.session.post('/provider/case-files', draft)).id;
  const before = known?.representative;
  const knownId = before?.lastName === representative.lastName ? before.id : null;
  const { number, state } = await clerk.session.post(`/provider/case-files/${walk.id}/registration`, {
    child,
    representative: { ...representative, ...(knownId ? { id: knownId } : {}) },
    papers,
    language,
    channel: 'OFFICE',
    consent: { textVersion: CONSENT_VERSION, givenOn: days.received },
    late: late(walk, days.registered, file.late.applicationNumber),
  });
  expectSame('The state after registration', state, 'REGISTERED');
  expect(typeof number === 'string' && number !== '', 'The registered case has no number.');
  walk.number = number;
  console.log(`  Case ${number}; the child is ${known ? 'known to the provider' : 'new to the provider'}.`);
}

/** Action 2: team, contract, both signatures. @param {Walk} walk */
export async function review(walk) {
  const { head, specialists, file, days, id } = walk;
  const { session } = head;
  await session.post(`/provider/case-files/${id}/review`, { late: late(walk, days.takenUp) });
  const loads = await session.get('/provider/specialists');
  for (const { me } of specialists) {
    const isShown = loads.some((/** @type {Record<string, unknown>} */ load) =>
      Object.values(load).includes(me.userId),
    );
    expect(isShown, `The load of ${me.email} is not shown to the head.`);
    await session.post(`/provider/case-files/${id}/team`, { specialistId: me.userId });
  }
  const { state } = await session.post(`/provider/case-files/${id}/contract`, {
    lengthDays: file.lengthDays,
    language: file.language,
    signedByHead: true,
    signedByRepresentativeAt: days.contractSigned,
    late: late(walk, days.contractSigned, file.late.contractNumber),
  });
  expectSame('The state after the contract', state, 'CONTRACT_CONCLUDED');
}

/** A specialist's own section, each indicator of his domains. @param {Person} person @param {any} assessment @param {Walk['file']['scores']['initial']} scores */
async function fillSection({ session, me }, { id, sections }, scores) {
  const own = sections.find((/** @type {{ specialistId: string }} */ one) => one.specialistId === me.userId);
  expect(own !== undefined && own.missing.length > 0, `The assessment has no section for ${me.email}.`);
  for (const indicator of own.missing) {
    const [domain] = indicator.split('.');
    const value = typeof scores === 'number' ? scores : scores[domain];
    await session.put(`/provider/assessments/${id}/scores/${indicator}`, { value });
  }
  await session.post(`/provider/assessments/${id}/section/finish`);
}

/**
 * The joint record: both write at the same time, one words the summary, all answer.
 * @param {Walk} walk
 * @param {'initial' | 'final'} kind
 * @param {{ begun: string, closed: string }} on
 */
async function assess(walk, kind, { begun, closed }) {
  const { specialists, file, id: caseFileId } = walk;
  const { session } = firstSpecialist(walk);
  const terms = { kind: kind.toUpperCase(), late: late(walk, begun) };
  const assessment = await session.post(`/provider/case-files/${caseFileId}/assessments`, terms);
  const { id } = assessment;
  await Promise.all(specialists.map((person) => fillSection(person, assessment, file.scores[kind])));
  const { version } = await session.get(`/provider/assessments/${id}`);
  const summary = { summary: file.summaries[kind] };
  const { version: seen } = await session.put(`/provider/assessments/${id}/summary`, summary, version);
  const last = specialists.length - 1;
  for (const [i, person] of specialists.entries()) {
    const answer = { answer: 'AGREED', ...(i === last ? { late: late(walk, closed) } : {}) };
    await person.session.post(`/provider/assessments/${id}/answer`, answer, seen);
  }
  const { closedAt } = await session.get(`/provider/assessments/${id}`);
  expectSame(`The day the ${kind} assessment was closed`, closedAt, closed);
  walk.foreign.push(`/provider/assessments/${id}`);
}

/** Action 3. @param {Walk} walk */
export async function holdInitialAssessment(walk) {
  const { assessmentBegun: begun, assessmentClosed: closed } = walk.days;
  await assess(walk, 'initial', { begun, closed });
}

/** @typedef {{ startsAt: string, endsAt: string }} Time */

const DAYS_AT_ONCE = 42;
/** When this person has lessons in the days of the course. @param {Walk} walk @param {Person} person @returns {Promise<Time[]>} */
async function lessonsOf({ days }, { me, session }) {
  const times = [];
  for (const { from, to } of spansOf(days, DAYS_AT_ONCE)) {
    const { lessons } = await session.get(`/provider/timetable?from=${from}&to=${to}&specialistId=${me.userId}`);
    times.push(...lessons);
  }
  return times;
}

/** What was held long ago is entered once the head has opened its days again. @param {Walk} walk @param {Person} person */
async function openEntry({ head, days, file }, { me }) {
  const { courseStartedOn: from, courseEndedOn: to } = days;
  const wanted = { specialistId: me.userId, from, to, reason: file.late.reason };
  await head.session.post('/provider/entry-unlocks', wanted);
}

/** @param {Walk} walk @param {Person} person @param {{ hour: number, taken: Time[] }} day */
async function recordLessons(walk, person, { hour, taken }) {
  const { form, minutes, held, missed } = walk.file.lessons;
  const absent = missedAmong(held + missed, missed);
  await openEntry(walk, person);
  const busy = [...taken, ...(await lessonsOf(walk, person))];
  for (const [i, wanted] of lessonTimes(walk.days, { count: held + missed, minutes, hour }).entries()) {
    const time = firstFree(wanted, busy);
    const attendance = [{ caseFileId: walk.id, state: absent[i] ? 'ABSENT_EXCUSED' : 'PRESENT' }];
    await person.session.post('/provider/lessons', { ...time, form, attendance });
    taken.push(time);
  }
}

/** @param {Walk} walk */
async function writeProgramme(walk) {
  const { head, specialists, file, days, id } = walk;
  const { form, planned } = file.lessons;
  const { pending } = await firstSpecialist(walk).session.post(`/provider/case-files/${id}/programme`, {
    goals: file.goals.map(({ domain, wording }) => ({ domain, wording })),
    planned: specialists.map(({ me }) => ({ form, specialistId: me.userId, planned })),
  });
  const approval = { revision: pending.revision, late: late(walk, days.programmeApproved) };
  await head.session.post(`/provider/case-files/${id}/programme/approval`, approval);
}

/** @param {Walk} walk */
async function judgeGoals(walk) {
  const { session } = firstSpecialist(walk);
  const { goals } = await session.get(`/provider/case-files/${walk.id}/course`);
  for (const { id, wording, version } of goals) {
    const { state } = walk.file.goals.find((goal) => goal.wording === wording) ?? {};
    if (state && state !== 'OPEN') await session.put(`/provider/goals/${id}`, { state }, version);
  }
}

/** Action 4: programme, lessons with attendance, final assessment, goals, the end of the course. @param {Walk} walk */
export async function holdCourse(walk) {
  const { specialists, file, days, id, head } = walk;
  await writeProgramme(walk);
  /** @type {Time[]} */
  const taken = [];
  for (const [i, person] of specialists.entries()) await recordLessons(walk, person, { hour: FIRST_HOUR + i, taken });
  await assess(walk, 'final', { begun: days.finalBegun, closed: days.finalClosed });
  await judgeGoals(walk);
  const { dosage } = await head.session.get(`/provider/case-files/${id}/course`);
  const { held, missed, form } = file.lessons;
  const dose = dosage.find((/** @type {{ form: string }} */ one) => one.form === form);
  const wanted = [held, missed].map((count) => count * specialists.length);
  expectSame('Lessons held and missed', [dose?.held, dose?.missed], wanted);
  const terms = { late: late(walk, days.completed) };
  const { state } = await firstSpecialist(walk).session.post(`/provider/case-files/${id}/completion`, terms);
  expectSame('The state after the course', state, 'CONCLUSION_IN_PREPARATION');
}
