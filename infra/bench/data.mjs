// @ts-check
import { built, rules } from './world.mjs';

/** @typedef {{ id: string, size: number, clerk: string, first: string, second: string, email: string, salt: number }} Provider */

export const PASSWORD = 'a-long-bench-password';
export const OFFICIAL = 'bench-official@example.test';
const SYLLABLES = ['ба', 'ке', 'но', 'ру', 'ти', 'са', 'ле', 'мо', 'ду', 'жи'];
const ENDINGS = ['нов', 'баев', 'ков', 'галиев', 'ханов'];

/** Names nobody has. @param {number} n */
function namesOf(n) {
  const at = (/** @type {number} */ place) => SYLLABLES[Math.floor(n / 10 ** place) % 10] ?? '';
  return `${at(0)}${at(1)}${at(2)}`.replace(/^./u, (letter) => letter.toUpperCase());
}
const LAST = Array.from({ length: 2000 }, (_, n) => `${namesOf(n)}${ENDINGS[Math.floor(n / 1000) % 5] ?? ''}`);
const FIRST = Array.from({ length: 300 }, (_, n) => `${namesOf(n * 3 + 1)}н`);
const folded = (/** @type {string[]} */ names) => names.map((name) => rules('person-name').searchWords(name)[0]);

/** Unequal providers: the n-th is about n^-0.8 of the largest. @param {number} providers @param {number} cases */
function sizesOf(providers, cases) {
  const weights = Array.from({ length: providers }, (_, i) => (i + 1) ** -0.8);
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => Math.max(60, Math.round((cases * weight) / sum)));
}

/** An oblast has providers of every kind, the large and the small ones. */
const KINDS = `array['CORRECTION_CABINET', 'REHABILITATION_CENTER', 'AUTISM_CENTER']`;
const DIRECTORY = [
  `insert into directory.region (code, name_kk, name_ru, name_en) values ('bench', 'Облыс', 'Область', 'Region')`,
  `insert into directory.district (region_id, code, kind, name_kk, name_ru, name_en, centre, lat, lon)
   select id, 'bench', 'CITY', 'Қала', 'Город', 'City', 'Қала', 49.8, 73.1 from directory.region where code = 'bench'`,
  `insert into directory.provider (region_id, district_id, kind, name_kk, name_ru, name_en, bin, address_kk, address_ru, phone, work_week)
   select d.region_id, d.id, (${KINDS})[1 + (n - 1) % 3], 'Кабинет ' || n, 'Кабинет ' || n, 'Cabinet ' || n, (150640000000 + n)::text, 'Көше', 'Улица', '+77000000000', $2::jsonb
   from directory.district d, generate_series(1, $1) n where d.code = 'bench'`,
  `insert into directory.account (email, last_name, first_name) select 'bench-' || p || '-' || m || '@example.test', 'Қызметкер' || p, 'Тест' || m
   from generate_series(1, $1) p, generate_series(1, 3) m`,
  `insert into directory.membership (owner_id, account_id, scope, roles, post)
   select v.id, a.id, 'provider', case m when 1 then '{CLERK}'::text[] else '{SPECIALIST}' end, case m when 1 then null else 'PSYCHOLOGIST' end
   from generate_series(1, $1) p cross join generate_series(1, 3) m join directory.provider v on v.name_en = 'Cabinet ' || p
   join directory.account a on a.email = 'bench-' || p || '-' || m || '@example.test'`,
  `insert into directory.account (email, last_name, first_name) values ('${OFFICIAL}', 'Қызметкер', 'Тест')`,
  `insert into directory.membership (owner_id, account_id, scope, roles)
   select r.id, a.id, 'region', '{DEPARTMENT_OFFICIAL}' from directory.region r, directory.account a where r.code = 'bench' and a.email = '${OFFICIAL}'`,
  `insert into authn.credential (account_id, password_hash) select id, $1 from directory.account where email like 'bench-%'`,
];

const STATES = `('{REGISTERED,CONTRACT_CONCLUDED,IN_REHABILITATION,IN_REHABILITATION,IN_REHABILITATION,RESULT_ISSUED,RESULT_ISSUED}'::text[])`;

const CASES = [
  `create unlogged table public.bench_case as
   select t.provider_id, t.clerk, t.first, t.second, uuidv7() as child, uuidv7() as adult, uuidv7() as id, n,
     ${STATES}[1 + (hashint4(n::int + t.salt) & 1023) % 7] as state, now() - interval '400 days' + (n * interval '360 days' / t.size) as at,
     1 + (hashint4(n::int * 3 + t.salt) & 65535) % cardinality($2::text[]) as l, 1 + (hashint4(n::int * 7 + t.salt) & 65535) % cardinality($3::text[]) as f
   from (select (e ->> 'id')::uuid as provider_id, (e ->> 'clerk')::uuid as clerk, (e ->> 'first')::uuid as first, (e ->> 'second')::uuid as second,
     (e ->> 'size')::int as size, (e ->> 'known')::int as known, (e ->> 'salt')::int as salt from jsonb_array_elements($1::jsonb) e) t, generate_series(t.known + 1, t.size) n`,
  `insert into core.child (provider_id, id, last_name, first_name, birth_date, sex, language, impairments, other_paper, made_by, made_at)
   select provider_id, child, ($1::text[])[l], ($2::text[])[f], date '2014-01-01' + (n % 2000)::int, 'MALE', 'kk', '{SPEECH}', 'Туу туралы куәлік', clerk, at from public.bench_case`,
  `insert into core.name_word (provider_id, word, child_id) select distinct provider_id, w, child from public.bench_case, unnest(array[($1::text[])[l], ($2::text[])[f]]) w`,
  `insert into core.representative (provider_id, id, last_name, first_name, phone, language, made_by, made_at)
   select provider_id, adult, 'Мысалова', 'Айжан', '+7700' || (1000000 + n), 'kk', clerk, at from public.bench_case`,
  `insert into core.case_file (provider_id, id, state, number, regulation_id, child_id, representative_id, relation, received_on, registered_at, state_since, length_days, course_started_on, ends_on, made_by, made_at)
   select provider_id, id, state, '2025-' || lpad(n::text, 6, '0'), (select id from directory.regulation order by valid_from desc limit 1), child, adult, 'MOTHER', at::date, at, at,
     case when state like '%RE%' then 180 end, case when state in ('IN_REHABILITATION', 'RESULT_ISSUED') then at::date end, case state when 'IN_REHABILITATION' then at::date + 180 end, clerk, at from public.bench_case`,
  `insert into core.case_move (provider_id, case_file_id, move, from_state, to_state, effective_at, detail, handled, waited, within_norm, made_by, made_at)
   select provider_id, id, m.move, m.a, m.b, at + m.n * interval '1 hour', '{}', m.norm * h / 800, h, m.norm * h / 800 <= m.norm, clerk, at from public.bench_case
   cross join (values (1, 'register', 'DRAFT', 'REGISTERED', 5.0), (2, 'takeUp', 'REGISTERED', 'UNDER_HEAD_REVIEW', null), (3, 'concludeContract', 'UNDER_HEAD_REVIEW', 'CONTRACT_CONCLUDED', 10.0),
     (4, 'beginCourse', 'CONTRACT_CONCLUDED', 'IN_REHABILITATION', null), (5, 'handOver', 'IN_REHABILITATION', 'RESULT_ISSUED', 5.0)) m (n, move, a, b, norm)
   cross join lateral (select 1 + (hashtext(id::text || m.n) & 1023) as h) handled
   where m.n <= case state when 'REGISTERED' then 1 when 'CONTRACT_CONCLUDED' then 3 when 'IN_REHABILITATION' then 4 else 5 end`,
  `insert into core.action_event (provider_id, case_file_id, action, kind, at, made_by)
   select provider_id, id, e.action, e.kind, at + e.n * interval '10 minutes', clerk from public.bench_case
   cross join (values (1, 1, 'START'), (2, 1, 'DONE'), (3, 2, 'START'), (4, 2, 'DONE')) e (n, action, kind) where e.action = 1 or state <> 'REGISTERED'`,
  `insert into core.case_paper (provider_id, case_file_id, kind, keeping, made_by, made_at)
   select provider_id, id, k, 'COPY', clerk, at from public.bench_case, unnest('{APPLICATION,CONSENT,REPRESENTATIVE_ID}'::text[]) k`,
  `insert into core.consent (provider_id, case_file_id, representative_id, text_version, given_on, made_by, made_at)
   select provider_id, id, adult, '1', at::date, clerk, at from public.bench_case`,
  `insert into core.assignment (provider_id, case_file_id, specialist_id, post, assigned_at, made_by)
   select provider_id, id, s, 'PSYCHOLOGIST', at, clerk from public.bench_case, unnest(array[first, second]) s where state <> 'REGISTERED'`,
  `insert into core.document (provider_id, case_file_id, kind, language, template_version, model_sealed, file_key, sha256, size, rendered_at, made_by, made_at)
   select provider_id, id, 'RECEIPT', 'kk', 1, '\\x00', 'bench/' || id, sha256('\\x00'), 1, at, clerk, at from public.bench_case`,
  `insert into core.number_series (provider_id, series, year, last) select provider_id, 'registration', 2025, max(n) from public.bench_case group by 1
   on conflict (provider_id, series, year) do update set last = excluded.last`,
  `drop table public.bench_case`,
];

/** @param {import('pg').Client} admin @param {readonly string[]} statements @param {(sql: string) => unknown[]} valuesOf */
async function run(admin, statements, valuesOf) {
  for (const sql of statements) {
    const most = Math.max(0, ...[...sql.matchAll(/\$(\d)/g)].map(([, n]) => Number(n)));
    await admin.query(sql, valuesOf(sql).slice(0, most));
  }
}

/**
 * Invented providers, people and cases, written past the walls; answers the providers, the largest first.
 * @param {import('pg').Client} admin
 * @param {{ providers: number, cases: number }} size
 * @returns {Promise<Provider[]>}
 */
export async function fill(admin, { providers, cases }) {
  const { Passwords } = built('platform/auth/passwords');
  const { FIVE_DAY_WEEK } = rules('clock/working-time');
  const hash = await new Passwords().hash(PASSWORD);
  await admin.query(`set session_replication_role = replica`); // millions of rows that are right by construction
  await run(admin, DIRECTORY, (sql) =>
    sql.includes('credential') ? [hash] : [providers, JSON.stringify(FIVE_DAY_WEEK)],
  );
  const staff =
    await admin.query(`select p.id, array_agg(a.id order by a.email) as people, min(a.email) as email, substring(p.name_en from 9)::int as n
    from directory.provider p join directory.membership m on m.owner_id = p.id join directory.account a on a.id = m.account_id group by p.id order by n`);
  const founded = staff.rows.map(({ id, people: [clerk, first, second], email }, i) => ({
    ...{ id, clerk, first, second, email },
    size: 0,
    salt: i * 7919,
  }));
  return grow(admin, founded, cases);
}

/** More cases of the same providers, up to this many in all. @param {import('pg').Client} admin @param {Provider[]} providers @param {number} cases */
export async function grow(admin, providers, cases) {
  const sizes = sizesOf(providers.length, cases);
  const grown = providers.map((one, i) => ({ ...one, known: one.size, size: sizes[i] ?? 0 }));
  const named = (/** @type {string} */ sql) =>
    sql.includes('name_word') ? [folded(LAST), folded(FIRST)] : [LAST, FIRST];
  await admin.query(`set session_replication_role = replica`);
  await run(admin, CASES, (sql) => (sql.includes('bench_case as') ? [JSON.stringify(grown), LAST, FIRST] : named(sql)));
  await admin.query(`set session_replication_role = default`);
  await admin.query('vacuum analyze');
  return grown;
}
