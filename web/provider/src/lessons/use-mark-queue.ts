import { once, resultOf } from '@onaltu/api-client/connect';
import { Problem } from '@onaltu/api-client/problem';
import { providerApi } from '@onaltu/api-client/provider';
import { keepOnTheirWay, onTheirWay } from '@onaltu/web-shell/use-kept-form';
import { useQueryClient } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, onBeforeUnmount, onMounted, reactive, ref, toValue } from 'vue';
import { deviceStore } from '../edit/device-store';
import type { ChildMark, Roster } from './use-roster';

/** What a person typed beside the marks: it stays in this tab (ADR 0015), and never in what the device keeps. */
export type Words = { topic: string; notes: Readonly<Record<string, string>> };
type Waiting = { key: string; userId: string; lessonId: string; marks: ChildMark[]; at: number };
/** Marks that were not accepted, and why. */
export type RefusedMarks = { lessonId: string; marks: readonly ChildMark[]; error: Problem };

const AGAIN_MS = 5_000;
const { all, keep, forget } = deviceStore<Waiting>('onaltu-marks', 'marks');
const isLost = (error: unknown) => !(error instanceof Problem) || error.status >= 500 || error.status === 401;

/** One line for all lessons of whoever is here: it goes on when another page is opened. */
const waiting = reactive(new Map<string, Waiting>());
const refused = reactive(new Map<string, RefusedMarks>());
const savedAt = reactive(new Map<string, Date>());
const offline = ref(false);
const inFlight = new Map<string, Promise<void>>();
const sent = new Set<(lessonId: string, roster: Roster | null) => void>();

const words = new Map<string, Words>();
const nameOf = (key: string): string => `marks ${key}`;
function keepWords(key: string, typed: Words): void {
  words.set(key, typed);
  keepOnTheirWay(nameOf(key), typed);
}
function forgetWords(key: string): void {
  words.delete(key);
  keepOnTheirWay(nameOf(key), null);
}

function bodyOf({ key, marks }: Waiting) {
  const { topic = '', notes = {} } = words.get(key) ?? (onTheirWay(nameOf(key)) as Words | null) ?? {};
  return {
    ...(topic ? { topic } : {}),
    marks: marks.map((mark) => {
      const note = notes[mark.caseFileId]?.trim();
      return note ? { ...mark, note } : { ...mark };
    }),
  };
}

const post = (row: Waiting): Promise<Roster> =>
  resultOf(
    providerApi.POST('/api/provider/timetable/lessons/{plannedLessonId}/roster', {
      params: { path: { plannedLessonId: row.lessonId } },
      body: bodyOf(row),
      ...once(row.key),
    }),
  );

function settle({ lessonId, key }: Waiting, roster: Roster | null): void {
  waiting.delete(lessonId);
  forgetWords(key);
  void forget(key);
  for (const tell of sent) tell(lessonId, roster);
}

async function sendNow(row: Waiting): Promise<void> {
  if (!navigator.onLine) return void (offline.value = true);
  try {
    const roster = await post(row);
    offline.value = false;
    savedAt.set(row.lessonId, new Date());
    settle(row, roster);
  } catch (error) {
    if (isLost(error)) return void (offline.value = true);
    const { lessonId, marks } = row;
    refused.set(lessonId, { lessonId, marks, error: error as Problem });
    settle(row, null);
  }
}

/** One at a time a lesson; without a line it is tried again until there is one. */
function send(row: Waiting): Promise<void> {
  const busy = inFlight.get(row.lessonId);
  if (busy) return busy;
  const sending = sendNow(row).finally(() => {
    inFlight.delete(row.lessonId);
    const left = waiting.get(row.lessonId);
    if (left) setTimeout(() => void send(left), AGAIN_MS);
  });
  inFlight.set(row.lessonId, sending);
  return sending;
}

const sendAll = () => Promise.all([...waiting.values()].map(send));

/** What this person left unsent on this device goes first. */
async function resume(userId: string): Promise<void> {
  for (const row of await all())
    if (row.userId === userId && !waiting.has(row.lessonId)) waiting.set(row.lessonId, row);
  await sendAll();
}

/** Marks on their way: kept on the device first, sent with one key however often it is tried, refused ones shown and not lost. */
export function useMarkQueue(userId: MaybeRefOrGetter<string | undefined>) {
  const queries = useQueryClient();
  const onSent = (): void => void queries.invalidateQueries();
  const onLine = () => void sendAll();
  onMounted(() => {
    sent.add(onSent);
    addEventListener('online', onLine);
    const id = toValue(userId);
    if (id) void resume(id);
  });
  onBeforeUnmount(() => {
    sent.delete(onSent);
    removeEventListener('online', onLine);
  });
  return {
    ...{ waiting, refused, savedAt },
    unsent: computed(() => (offline.value ? waiting.size : 0)),
    give: (lessonId: string, marks: ChildMark[], typed: Words): Promise<void> => {
      const key = crypto.randomUUID();
      const row: Waiting = { key, userId: toValue(userId) ?? '', lessonId, marks, at: Date.now() };
      refused.delete(lessonId);
      keepWords(key, typed);
      waiting.set(lessonId, row);
      void keep({ ...row });
      return send(row);
    },
    drop: (lessonId: string) => refused.delete(lessonId),
  };
}
