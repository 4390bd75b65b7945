// @ts-check
// The timetable of a large provider over more and more years of it: a week is read, a group is marked, nine months are booked.
import { fill } from './data.mjs';
import { median } from './drive.mjs';
import { cookieOf } from './people.mjs';
import { rules } from './world.mjs';

/** @typedef {import('./reads.mjs').Verdict} Verdict */
/** @typedef {import('./world.mjs').World} World */
/** @typedef {{ provider: string, specialist: string, cases: string[], cookie: string, url: string }} House */

const [SPECIALISTS, CHILDREN, GROUP, LESSONS_A_DAY, MINUTES] = [70, 500, 8, 8, 40];
/** Of 70 specialists these hold groups of eight, the others lessons of one child. */
const WITH_GROUPS = 60;
const ROWS_A_DAY = (WITH_GROUPS * GROUP + SPECIALISTS - WITH_GROUPS) * LESSONS_A_DAY;
const GOALS = { week: 4, mark: 8, book: 3 };
const GROWTH = 1.5;
/** Days until the first lesson of a series. */
const AHEAD = 7;
const ROUNDS = { week: 40, mark: 20, book: 5 };
const { addDays, almatyDay, weekdayOf } = rules('clock/day');
const TODAY = almatyDay(new Date());
const at = (/** @type {string} */ day, /** @type {number} */ minute) =>
  `${day}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00+05`;

/** One provider with a course for each child and the whole team on each of them. @param {World} world */
async function openHouse({ admin }) {
  const [provider] = await fill(admin, { providers: 1, cases: CHILDREN });
  if (!provider) throw new Error('no provider');
  await admin.query(`set session_replication_role = replica`); // right by construction
  const [{ rows: staff }, { rows: cases }] = [
    await admin.query(
      `with a as (insert into directory.account (email, last_name, first_name)
         select 'bench-teacher-' || n || '@example.test', 'Маман' || n, 'Тест' from generate_series(1, $2) n returning id, email),
       m as (insert into directory.membership (owner_id, account_id, scope, roles, post) select $1, id, 'provider', '{SPECIALIST}', 'PSYCHOLOGIST' from a),
       p as (insert into authn.credential (account_id, password_hash)
         select a.id, (select password_hash from authn.credential limit 1) from a)
       select id, email from a order by email`,
      [provider.id, SPECIALISTS],
    ),
    await admin.query(
      `update core.case_file set state = 'IN_REHABILITATION', course_started_on = current_date - 1000, length_days = 365, ends_on = current_date + 365
       where provider_id = $1 returning id`,
      [provider.id],
    ),
  ];
  await admin.query(
    `insert into core.assignment (provider_id, case_file_id, specialist_id, post, assigned_at, made_by)
     select $1, c, s, 'PSYCHOLOGIST', now() - interval '1000 days', $2 from unnest($3::uuid[]) c, unnest($4::uuid[]) s`,
    [provider.id, provider.clerk, cases.map(({ id }) => id), staff.map(({ id }) => id)],
  );
  await admin.query(`set session_replication_role = default`);
  return {
    provider: provider.id,
    staff: staff.map(({ id }) => String(id)),
    email: String(staff[0].email),
    cases: cases.map(({ id }) => String(id)),
  };
}

const KEEP = [
  `create unlogged table public.bench_lesson as
   select uuidv7() as id, s.n as s, ($2::uuid[])[s.n] as specialist, ((d::text || ' 09:00+05')::timestamptz + k * interval '45 minutes') as starts,
     case when s.n <= ${WITH_GROUPS} then ${GROUP} else 1 end as size
   from unnest($1::date[]) d, generate_series(1, ${SPECIALISTS}) s (n), generate_series(0, ${LESSONS_A_DAY - 1}) k`,
  `insert into core.lesson (provider_id, id, starts_at, ends_at, form, specialist_id, state, booked, made_by)
   select $1, id, starts, starts + interval '${MINUTES} minutes', case size when 1 then 'INDIVIDUAL' else 'GROUP' end, specialist, $2, true, specialist from public.bench_lesson`,
  `create unlogged table public.bench_place as
   select l.id, c.id as case_file_id, c.child_id, l.starts, l.specialist from public.bench_lesson l
   cross join generate_series(0, l.size - 1) m join unnest($1::uuid[]) with ordinality as o (case_id, n)
     on o.n = case when l.s <= ${WITH_GROUPS} then (l.s - 1) * ${GROUP} + m + 1 else ${WITH_GROUPS * GROUP} + l.s - ${WITH_GROUPS} end
   join core.case_file c on c.id = o.case_id`,
  `insert into core.lesson_place (provider_id, lesson_id, case_file_id, child_id, starts_at, ends_at, takes_place, made_by)
   select $1, id, case_file_id, child_id, starts, starts + interval '${MINUTES} minutes', true, specialist from public.bench_place`,
  `insert into core.attendance (provider_id, lesson_id, case_file_id, child_id, starts_at, ends_at, state, made_by)
   select $1, id, case_file_id, child_id, starts, starts + interval '${MINUTES} minutes', 'PRESENT', specialist from public.bench_place`,
];

/** Whole days of lessons of everybody, held or still to come. @param {World} world @param {Awaited<ReturnType<typeof openHouse>>} house @param {string[]} days @param {'HELD' | 'PLANNED'} state */
async function keepDays({ admin }, house, days, state) {
  const [lessons, intoLesson, places, intoPlace, intoAttendance] =
    /** @type {[string, string, string, string, string]} */ (KEEP);
  await admin.query(`set session_replication_role = replica`); // right by construction
  await admin.query(lessons, [days, house.staff]);
  await admin.query(intoLesson, [house.provider, state]);
  await admin.query(places, [house.cases]);
  await admin.query(intoPlace, [house.provider]);
  if (state === 'HELD') await admin.query(intoAttendance, [house.provider]);
  await admin.query('drop table public.bench_lesson, public.bench_place');
  await admin.query(`set session_replication_role = default`);
}

/** Working days before a day, the latest first. @param {string} before @param {number} howMany */
function workingDays(before, howMany) {
  const days = [];
  for (let day = addDays(before, -1); days.length < howMany; day = addDays(day, -1))
    if (weekdayOf(day) < 6) days.push(day);
  return days;
}

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

/** @param {House} house @param {'GET' | 'POST'} method @param {string} path @param {object} [body] */
async function asked({ url, cookie }, method, path, body) {
  const headers = { cookie, 'x-onaltu': '1', ...(body && { 'content-type': 'application/json' }) };
  const answer = await fetch(`${url}/api/provider${path}`, {
    ...{ method, headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(said).slice(0, 600)}`);
  return said;
}

const WEEK = `select l.*, (select jsonb_agg(jsonb_build_array(p.case_file_id, k.last_name, k.first_name, t.state))
    from core.lesson_place p join core.child k on k.provider_id = p.provider_id and k.id = p.child_id
    left join core.attendance t on t.provider_id = p.provider_id and t.lesson_id = p.lesson_id and t.case_file_id = p.case_file_id
    where p.provider_id = l.provider_id and p.lesson_id = l.id)
  from core.lesson l where l.provider_id = $1 and l.specialist_id = $2 and l.starts_at >= $3 and l.starts_at < $4 order by l.starts_at`;

/** A specialist's week, as the page reads it. @param {World} world @param {House} house @param {string} monday */
async function week({ admin }, house, monday) {
  const [product, floor] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  const path = `/timetable?from=${monday}&to=${addDays(monday, 6)}&specialistId=${house.specialist}`;
  const values = [house.provider, house.specialist, at(monday, 0), at(addDays(monday, 7), 0)];
  const [{ lessons }, { rows }] = [await asked(house, 'GET', path), await admin.query(WEEK, values)];
  if (lessons.length === 0 || lessons.length !== rows.length)
    throw new Error(`the product reads ${lessons.length} lessons of a week, the floor ${rows.length}`);
  for (let round = 0; round < ROUNDS.week; round += 1) {
    product.push(await timed(() => asked(house, 'GET', path)));
    floor.push(await timed(() => admin.query(WEEK, values)));
  }
  return { product: median(product), floor: median(floor) };
}

/** Short lessons of a day that nobody has marked yet. @param {World} world @param {House} house @param {string} day @returns {Promise<string[]>} */
async function unmarked({ admin }, house, day) {
  const { rows } = await admin.query(
    `with l as (insert into core.lesson (provider_id, starts_at, ends_at, form, specialist_id, state, booked, made_by)
       select $1, s, s + interval '10 minutes', 'GROUP', $2, 'PLANNED', true, $2 from generate_series(0, $4) n, lateral (select $3::timestamptz + n * interval '10 minutes' as s) t returning *),
     p as (insert into core.lesson_place (provider_id, lesson_id, case_file_id, child_id, starts_at, ends_at, takes_place, made_by)
       select $1, l.id, c.id, c.child_id, l.starts_at, l.ends_at, true, $2 from l, core.case_file c where c.provider_id = $1 and c.id = any ($5::uuid[]))
     select id from l order by starts_at`,
    [house.provider, house.specialist, at(day, 0), 2 * ROUNDS.mark + 1, house.cases.slice(0, GROUP)],
  );
  return rows.map(({ id }) => String(id));
}

/** "All came" for a group of eight. @param {World} world @param {House} house @param {string} day */
async function mark(world, house, day) {
  const { admin } = world;
  const lessons = await unmarked(world, house, day);
  const marks = house.cases.slice(0, GROUP).map((caseFileId) => ({ caseFileId, state: 'PRESENT' }));
  const byHand = async (/** @type {string} */ id) => {
    await admin.query('begin');
    await admin.query(
      `insert into core.attendance (provider_id, lesson_id, case_file_id, child_id, starts_at, ends_at, state, made_by)
       select provider_id, lesson_id, case_file_id, child_id, starts_at, ends_at, 'PRESENT', $3 from core.lesson_place where provider_id = $1 and lesson_id = $2`,
      [house.provider, id, house.specialist],
    );
    await admin.query(`update core.lesson set state = 'HELD' where provider_id = $1 and id = $2`, [house.provider, id]);
    await admin.query('commit');
  };
  const [product, floor] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  const inTurn = [
    async (/** @type {string} */ id) =>
      product.push(await timed(() => asked(house, 'POST', `/timetable/lessons/${id}/roster`, { marks }))),
    async (/** @type {string} */ id) => floor.push(await timed(() => byHand(id))),
  ];
  for (const [index, id] of lessons.entries()) await inTurn[index % 2]?.(id);
  const { rows } = await admin.query(
    `select count(*)::int as n from core.attendance where provider_id = $1 and lesson_id = any ($2::uuid[])`,
    [house.provider, lessons],
  );
  if (rows[0].n !== lessons.length * GROUP) throw new Error(`${rows[0].n} marks of ${lessons.length} lessons of eight`);
  return { product: median(product), floor: median(floor) };
}

const NINE_MONTHS = 273;
/** The n-th half hour of a morning that a series may have, on weekdays that no other has. @param {number} n */
function slot(n) {
  const startsMinute = 540 + (n % 8) * 30;
  const startsAt = at('', startsMinute).slice(1, 6);
  return {
    startsAt,
    startsMinute,
    weekdays: [
      [1, 3],
      [2, 4],
    ][Math.floor(n / 8)] ?? [5],
  };
}

const SERIES = `with s as (insert into core.lesson_series (provider_id, form, specialist_id, weekdays, starts_minute, minutes, from_on, to_on, made_by)
    values ($1, 'GROUP', $2, $3, $4, 30, $5, $6, $2) returning *),
  l as (insert into core.lesson (provider_id, starts_at, ends_at, form, specialist_id, state, series_id, booked, made_by)
    select $1, t.at, t.at + interval '30 minutes', 'GROUP', $2, 'PLANNED', s.id, true, $2 from s, generate_series(s.from_on, s.to_on, '1 day') d,
      lateral (select (d::date::text || ' 00:00+05')::timestamptz + s.starts_minute * interval '1 minute' as at) t
    where extract(isodow from d) = any (s.weekdays) returning *)
  insert into core.lesson_place (provider_id, lesson_id, case_file_id, child_id, starts_at, ends_at, takes_place, made_by)
  select $1, l.id, c.id, c.child_id, l.starts_at, l.ends_at, true, $2 from l, core.case_file c where c.provider_id = $1 and c.id = any ($7::uuid[])`;

/** Two lessons a week for nine months, each time at an hour that is free; by hand the same rows without a check but the database's own. @param {World} world @param {House} house */
async function book({ admin }, house) {
  const [from, to] = [addDays(TODAY, AHEAD), addDays(TODAY, AHEAD + NINE_MONTHS)];
  const caseFileIds = house.cases.slice(0, GROUP);
  const [product, floor] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  for (let n = 0; n < 2 * ROUNDS.book; n += 2) {
    const { startsAt, weekdays } = slot(n);
    const body = {
      ...{ form: 'GROUP', specialistId: house.specialist, startsAt, minutes: 30, from, to, caseFileIds },
      weekdays: weekdays.map((weekday) => ({ weekday })),
    };
    product.push(await timed(() => asked(house, 'POST', '/timetable/series', body)));
    const bare = slot(n + 1);
    const values = [house.provider, house.specialist, bare.weekdays, bare.startsMinute, from, to, caseFileIds];
    floor.push(await timed(() => admin.query(SERIES, values)));
  }
  await admin.query(`delete from core.lesson_place p using core.lesson l
    where l.provider_id = p.provider_id and l.id = p.lesson_id and l.series_id is not null`);
  await admin.query(`delete from core.lesson where series_id is not null`);
  return { product: median(product), floor: median(floor) };
}

const WORK = { week: 'a week', mark: 'a group of 8', book: 'nine months' };
/** @typedef {keyof typeof WORK} Work @typedef {Record<Work, { product: number, floor: number }> & { rows: number }} Times */

/** @param {Times[]} all @returns {Verdict[]} */
function verdictsOf(all) {
  const [first, last] = /** @type {[Times, Times]} */ ([all[0], all.at(-1)]);
  const told = (/** @type {Work} */ work, /** @type {'product' | 'floor'} */ side) =>
    all.map((one) => Number(one[work][side].toPrecision(3))).join(', ');
  const verdicts = /** @type {Work[]} */ (Object.keys(WORK)).map((work) => {
    const ratio = last[work].product / last[work].floor;
    const [ms, bareMs] = [told(work, 'product'), told(work, 'floor')];
    return /** @type {Verdict} */ ({
      ...{ workload: `lessons: ${WORK[work]}`, ratio, goal: GOALS[work], is: 'at most', ok: ratio <= GOALS[work] },
      ...{ ms, bareMs },
    });
  });
  const growth = Math.max(
    ...Object.keys(WORK).map((w) => last[/** @type {Work} */ (w)].product / first[/** @type {Work} */ (w)].product),
  );
  const rows = all.map((one) => one.rows).join(', ');
  return [
    ...verdicts,
    { workload: 'lessons: growth', ratio: growth, goal: GROWTH, is: 'at most', ok: growth <= GROWTH, rows },
  ];
}

/** @param {World} world @param {import('./options.mjs').Size} size @returns {Promise<Verdict[]>} */
export async function lessons(world, size) {
  const founded = await openHouse(world);
  const monday = addDays(TODAY, 1 - weekdayOf(TODAY) - 14); // behind what is marked and booked
  const api = await world.startApi();
  const house = {
    ...founded,
    ...{ specialist: String(founded.staff[0]), cookie: await cookieOf(api, founded.email), url: api.url },
  };
  const days = workingDays(addDays(monday, 7), Math.ceil(Math.max(...size.attendance) / ROWS_A_DAY));
  /** @type {Times[]} */
  const all = [];
  try {
    for (const [index, rows] of size.attendance.entries()) {
      const known = Math.ceil((size.attendance[index - 1] ?? 0) / ROWS_A_DAY);
      await keepDays(world, founded, days.slice(known, Math.ceil(rows / ROWS_A_DAY)), 'HELD');
      await world.admin.query('vacuum analyze');
      const day = addDays(TODAY, -1 - index);
      all.push({
        rows,
        week: await week(world, house, monday),
        mark: await mark(world, house, day),
        book: await book(world, house),
      });
    }
  } finally {
    await api.stop();
  }
  return verdictsOf(all);
}
