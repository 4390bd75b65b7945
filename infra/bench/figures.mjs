// @ts-check
// The department's figures over more and more cases, against the same questions asked of the raw tables.
import pg from 'pg';
import { fill, grow } from './data.mjs';
import { median } from './drive.mjs';
import { official } from './people.mjs';

/** @typedef {import('./reads.mjs').Verdict} Verdict */
/** @typedef {import('./world.mjs').World} World */
/** @typedef {(question: string) => Promise<any>} Ask */
/** @typedef {{ overview: number, raw: number, pages: Record<string, number> }} Times  milliseconds */

const FASTER = 100;
const GROWTH = 1.5;
const CLOSE = 0.05;
/** One oblast. */
const PROVIDERS = 50;
/** A page is asked all day: so often before it is measured, and so often then. */
const COLD = 30;
const ROUNDS = 15;
const YEAR = new Date().getFullYear();

/** @param {Record<string, string>} filters @param {string[]} indicators */
const asking = (filters, ...indicators) =>
  [
    ...Object.entries({ period: String(YEAR), ...filters }).map(([name, value]) => `${name}=${value}`),
    ...indicators.map((id) => `indicator=${id}`),
  ].join('&');

const OVERVIEW = [
  asking(
    { step: 'month' },
    'coursesRunning',
    'casesReceived',
    'normShare',
    'coursesCompleted',
    'attendanceShare',
    'courseLengthMedian',
  ),
  asking({ by: 'action' }, 'casesPerAction', 'actionsOverNorm', 'normShare', 'handlingMedian'),
  asking(
    { by: 'provider' },
    'normShare',
    'casesReceived',
    'casesWaiting',
    'coursesOverdue',
    'lessonsHeld',
    'lessonsNotHeld',
  ),
  asking({ by: 'type', step: 'month' }, 'normShare'),
];
const PROVIDER = 'PROVIDER';
/** What the pages ask for, as they ask it. @type {Record<string, string[]>} */
const PAGES = {
  overview: OVERVIEW,
  process: [
    asking(
      { by: 'action' },
      'casesPerAction',
      'actionsOverNorm',
      'normShare',
      'handlingMedian',
      'waitingMedian',
      'actionsCompleted',
    ),
    asking({ spread: 'true' }, 'courseLengthMedian', 'casesReceived', 'certificatesHandedOver'),
    asking({ action: '1', spread: 'true' }, 'handlingMedian', 'handlingP90', 'normShare'),
    asking({ action: '1', by: 'type' }, 'handlingMedian', 'waitingMedian'),
    asking({ action: '1', by: 'provider' }, 'handlingMedian', 'normShare'),
  ],
  providers: [
    asking({ by: 'provider' }, 'normShare', 'coursesRunning', 'casesReceived', 'coursesCompleted', 'attendanceShare'),
  ],
  provider: [
    asking(
      { provider: PROVIDER, step: 'month' },
      'normShare',
      'coursesRunning',
      'coursesCompleted',
      'attendanceShare',
      'courseLengthMedian',
    ),
    asking({ by: 'provider', step: 'month' }, 'normShare'),
    asking({ provider: PROVIDER, by: 'action' }, 'handlingMedian', 'handlingP90', 'normShare'),
    asking({ provider: PROVIDER, by: 'form' }, 'lessonsHeld', 'lessonsNotHeld'),
  ],
  compare: [
    asking(
      { by: 'provider' },
      'normShare',
      'handlingMedian',
      'handlingP90',
      'waitingMedian',
      'casesWaiting',
      'coursesRunning',
      'casesReceived',
    ),
  ],
};

const OF_YEAR = `m.effective_at >= '${YEAR}-01-01T00:00+05' and m.effective_at < '${YEAR + 1}-01-01T00:00+05'`;
const ACTION = `case m.move when 'register' then 1 when 'concludeContract' then 2 when 'handOver' then 6 end`;
/** The overview as somebody would ask it without cells: of every move, grouped. */
const RAW = {
  received: `select provider_id, date_trunc('month', effective_at at time zone 'Asia/Almaty') as month, count(*)::int as n from core.case_move m where move = 'register' and ${OF_YEAR} group by 1, 2`,
  standing: `select c.state, count(*)::int as n from core.case_file c where c.state not in ('DRAFT', 'RESULT_ISSUED') group by 1`,
  kept: `select provider_id, ${ACTION} as action, count(*)::int as n, count(*) filter (where within_norm)::int as kept from core.case_move m where within_norm is not null and ${OF_YEAR} group by 1, 2`,
  medians: `select ${ACTION} as action, percentile_cont(0.5) within group (order by handled) as median from core.case_move m where handled is not null and ${OF_YEAR} group by 1`,
  running: `select provider_id, count(*)::int as n from core.case_file c where c.state in ('IN_REHABILITATION', 'SUSPENDED') group by 1`,
};

/** @param {any[]} rows @param {string} [of] */
const sum = (rows, of = 'n') => rows.reduce((all, row) => all + row[of], 0);
/** @param {any} figures @param {string} id */
const inAnswer = (figures, id) => figures.indicators.find((/** @type {any} */ one) => one.indicator === id);

/** Counts are those of the raw rows, a median is within a bucket of it. @param {World} world @param {Ask} ask */
async function isTrue({ admin }, ask) {
  /** @type {Record<string, any[]>} */
  const raw = {};
  for (const [name, sql] of Object.entries(RAW)) raw[name] = (await admin.query(sql)).rows;
  const [key, byAction] = [await ask(String(OVERVIEW[0])), await ask(String(OVERVIEW[1]))];
  const said = [
    ['received', inAnswer(key, 'casesReceived').total.value, sum(raw.received)],
    ['running', inAnswer(key, 'coursesRunning').total.value, sum(raw.running)],
    ['measured', inAnswer(key, 'normShare').total.base, sum(raw.kept)],
    ['in each action', inAnswer(byAction, 'casesPerAction').total.value, sum(raw.standing)],
  ];
  for (const [name, product, truth] of said)
    if (product !== truth) throw new Error(`${name}: the figures say ${product}, the rows ${truth}.`);
  for (const { key: action, value } of inAnswer(byAction, 'handlingMedian').rows) {
    const truth = raw.medians.find((/** @type {any} */ row) => String(row.action) === action)?.median;
    if (truth !== undefined && Math.abs(value / truth - 1) > CLOSE)
      throw new Error(`The median of action ${action} is ${value}, of the rows ${truth}.`);
  }
}

/** The first rounds prepare: a process compiles what it does often. @param {{ rounds: number, first: number }} how many @param {() => Promise<unknown>} work */
async function timed({ rounds, first }, work) {
  const times = [];
  for (let n = -first; n < rounds; n += 1) {
    const since = performance.now();
    await work();
    if (n >= 0) times.push(performance.now() - since);
  }
  return median(times);
}

/** @param {World} world @param {Ask} ask @param {string} provider @returns {Promise<Times>} */
async function measured({ adminUrl }, ask, provider) {
  const all = (/** @type {string[]} */ questions) =>
    Promise.all(questions.map((question) => ask(question.replace(PROVIDER, provider)))); // as a page does
  /** @type {Record<string, number>} */
  const pages = {};
  for (const [page, questions] of Object.entries(PAGES))
    pages[page] = await timed({ rounds: ROUNDS, first: COLD }, () => all(questions));
  const pool = new pg.Pool({ connectionString: adminUrl, max: Object.keys(RAW).length });
  const raw = await timed({ rounds: 3, first: 1 }, () => Promise.all(Object.values(RAW).map((sql) => pool.query(sql))));
  await pool.end();
  return { overview: pages['overview'] ?? NaN, raw, pages };
}

/** Every page over more and more cases, in a database of its own. @param {World} world @param {{ figures: readonly number[] }} size */
export async function figures(world, { figures: sizes }) {
  let providers = await fill(world.admin, { providers: PROVIDERS, cases: Number(sizes[0]) });
  const api = await world.startApi();
  try {
    const ask = await official(api);
    const largest = String(providers[0]?.id);
    /** @type {Times[]} */
    const times = [];
    for (const cases of sizes) {
      if (cases !== sizes[0]) providers = await grow(world.admin, providers, cases);
      await world.admin.query(`select stats.rebuild()`);
      await world.admin.query(`select stats.fold()`);
      await world.admin.query(`vacuum analyze`); // as the database does by itself before long,
      await world.admin.query(`checkpoint`); // and writes what was filled in
      await isTrue(world, ask);
      times.push(await measured(world, ask, largest));
    }
    return verdicts(sizes, times);
  } finally {
    await api.stop();
  }
}

/** @param {readonly number[]} sizes @param {Times[]} times @returns {Verdict[]} */
function verdicts(sizes, times) {
  const [first, last] = /** @type {[Times, Times]} */ ([times[0], times.at(-1)]);
  const growth = (/** @type {string} */ page) => Number(last.pages[page]) / Number(first.pages[page]);
  const grown = Object.fromEntries(Object.keys(first.pages).map((page) => [page, growth(page)]));
  const worst = Math.max(...Object.values(grown));
  const faster = last.raw / last.overview;
  return [
    {
      ...{ workload: 'overview', ratio: faster, goal: FASTER, is: 'at least', ok: faster >= FASTER },
      cases: sizes.join(' '),
      ms: times.map(({ overview }) => overview.toFixed(1)).join(' '),
      rawMs: times.map(({ raw }) => raw.toFixed(1)).join(' '),
    },
    { ...{ workload: 'pages', ratio: worst, goal: GROWTH, is: 'at most', ok: worst <= GROWTH }, ...grown },
  ];
}
