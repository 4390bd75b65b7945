import { resultOf, seen as over } from '@onaltu/api-client/connect';
import { Problem } from '@onaltu/api-client/problem';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import type { Score } from '@onaltu/domain/assessment';
import { computed, onBeforeUnmount, onMounted, reactive, ref } from 'vue';
import { forget, keep, keyOf, leftUnsent, type Waiting } from './score-store';

type GivenScore = components['schemas']['ScoreView'];
export type Conflict = { indicator: string; mine: Score | null; theirs: Score | null; version: number };
type Keeper = {
  userId: string;
  assessmentId: string;
  /** The version of an indicator's score as the record on the screen has it; 0 where there is none. */
  versionOf: (indicator: string) => number;
  /** What the server has now, for the record on the screen. */
  onSent: (indicator: string, score: GivenScore | null) => Promise<unknown>;
  /** The record on the screen is behind: it is fetched anew. */
  onRefused: () => Promise<unknown>;
};

const DEBOUNCE_MS = 400;
const AGAIN_MS = 5_000;
const PATH = '/api/provider/assessments/{assessmentId}/scores/{indicator}';
const isLost = (error: unknown) => !(error instanceof Problem) || error.status >= 500 || error.status === 401;

async function send({ assessmentId, indicator, value, seen }: Waiting): Promise<GivenScore | null> {
  const params = { path: { assessmentId, indicator } };
  if (value !== null) return resultOf(providerApi.PUT(PATH, { params, body: { value }, ...over(seen) }));
  await providerApi.DELETE(PATH, { params, ...over(seen) });
  return null;
}

const lineOf = (keeper: Keeper) => ({
  ...keeper,
  waiting: reactive(new Map<string, Waiting>()),
  conflicts: reactive(new Map<string, Conflict>()),
  offline: ref(false),
  failure: ref<unknown>(null),
  savedAt: ref<number | null>(null),
  timers: new Map<string, ReturnType<typeof setTimeout>>(),
  inFlight: new Map<string, Promise<void>>(),
});
type Line = ReturnType<typeof lineOf>;

function give(line: Line, indicator: string, value: Score | null, seen?: number): void {
  const { userId, assessmentId, waiting, versionOf } = line;
  const before = waiting.get(indicator);
  const score: Waiting = {
    ...{ key: keyOf({ userId, assessmentId, indicator }), userId, assessmentId, indicator, value },
    seen: seen ?? before?.seen ?? versionOf(indicator),
    at: Math.max(Date.now(), (before?.at ?? 0) + 1),
  };
  line.conflicts.delete(indicator);
  line.failure.value = null;
  waiting.set(indicator, score);
  void keep({ ...score });
  later(line, indicator, DEBOUNCE_MS);
}

function later(line: Line, indicator: string, delay: number): void {
  clearTimeout(line.timers.get(indicator));
  const timer = setTimeout(() => void sendOne(line, indicator), delay);
  line.timers.set(indicator, timer);
}

/** One at a time an indicator: what is given meanwhile goes after it, over the version that came back. */
function sendOne(line: Line, indicator: string): Promise<void> {
  const { inFlight, waiting, offline } = line;
  const busy = inFlight.get(indicator);
  if (busy) return busy;
  const sending = sendNow(line, indicator).finally(() => {
    inFlight.delete(indicator);
    if (waiting.has(indicator)) later(line, indicator, offline.value ? AGAIN_MS : 0);
  });
  inFlight.set(indicator, sending);
  return sending;
}

async function sendNow(line: Line, indicator: string): Promise<void> {
  const score = line.waiting.get(indicator);
  if (!score) return;
  if (!navigator.onLine) return void (line.offline.value = true);
  try {
    const kept = await send({ ...score });
    await line.onSent(indicator, kept);
    [line.offline.value, line.savedAt.value] = [false, Date.now()];
    settle(line, score, kept?.version ?? 0);
  } catch (error) {
    await refused(line, score, error);
  }
}

function settle({ waiting }: Line, { indicator, key, at }: Waiting, version: number): void {
  const now = waiting.get(indicator);
  if (now && now.at !== at) return void waiting.set(indicator, { ...now, seen: version });
  waiting.delete(indicator);
  void forget(key);
}

async function refused(line: Line, { indicator, key, value }: Waiting, error: unknown): Promise<void> {
  if (isLost(error)) return void (line.offline.value = true);
  line.waiting.delete(indicator);
  void forget(key);
  if (error instanceof Problem && error.code === 'version.stale')
    line.conflicts.set(indicator, conflictOf(indicator, value, error.params));
  else line.failure.value = error;
  await line.onRefused();
}

/** Until nothing waits, also what was on its way already and what was given over it meanwhile; without a line it waits on. */
async function sendAll(line: Line): Promise<void> {
  do await Promise.all([...line.waiting.keys()].map((indicator) => sendOne(line, indicator)));
  while (line.waiting.size > 0 && !line.offline.value);
}

/** Sends what waits as soon as there is a line, and what was given a moment ago when the page is left. */
function sendInTime(line: Line): void {
  const onLine = () => void sendAll(line);
  const onLeave = (event: BeforeUnloadEvent) => {
    if (line.waiting.size > 0 && !line.offline.value) event.preventDefault();
  };
  onMounted(async () => {
    addEventListener('online', onLine);
    addEventListener('beforeunload', onLeave);
    for (const score of await leftUnsent(line.userId, line.assessmentId))
      if (!line.waiting.has(score.indicator)) line.waiting.set(score.indicator, score);
    await sendAll(line);
  });
  onBeforeUnmount(() => {
    removeEventListener('online', onLine);
    removeEventListener('beforeunload', onLeave);
    for (const timer of line.timers.values()) clearTimeout(timer);
    void sendAll(line);
  });
}

/** Scores on their way: kept on the device first, sent after a moment, sent again when the line is back, each once. */
export function useScores(keeper: Keeper) {
  const line = lineOf(keeper);
  const { waiting, conflicts, offline, failure, savedAt } = line;
  sendInTime(line);
  return {
    ...{ waiting, conflicts, failure, savedAt },
    unsent: computed(() => (offline.value ? waiting.size : 0)),
    saving: computed(() => waiting.size > 0 && !offline.value),
    give: (indicator: string, value: Score | null) => give(line, indicator, value),
    sendAll: () => sendAll(line),
    takeTheirs: (indicator: string) => conflicts.delete(indicator),
    keepMine: ({ indicator, mine, version }: Conflict) => give(line, indicator, mine, version),
  };
}

function conflictOf(indicator: string, mine: Score | null, params: Readonly<Record<string, unknown>>): Conflict {
  const { theirs, version } = params as { theirs?: { value?: Score }; version?: number };
  return { indicator, mine, theirs: theirs?.value ?? null, version: version ?? 0 };
}
