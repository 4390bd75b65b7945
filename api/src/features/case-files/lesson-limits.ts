import { type AttendanceState, type LessonForm, whyNotHeld } from '@onaltu/domain/course';
import { ANY_SIZE, fits, sizeOf } from '@onaltu/domain/group-sizes';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import { InvalidRequest } from '../../platform/problem/problem.filter';
import { requireChoosable } from './dictionary.queries';
import { settingOf } from './provider-setting.queries';

export function requirePossible(lesson: { startsAt: Date; endsAt: Date }, now: Date): void {
  const refusal = whyNotHeld(lesson, now);
  if (refusal) throw new Refused(refusal);
}

/** As many children as the form takes at this provider. */
export async function requireSize(tx: EntityManager, form: LessonForm, children: number): Promise<void> {
  const { content } = await settingOf(tx, 'GROUP_SIZES');
  const size = sizeOf(form, content ?? ANY_SIZE);
  if (!fits(size, children)) throw new Refused('lesson.group-size', { form, ...size });
}

/** A room in use that holds so many; that it is free is the database's to say. */
export async function requireRoom(tx: EntityManager, id: string, children: number): Promise<void> {
  const [room] = await tx.query<{ capacity: number }[]>(
    'select capacity from room where id = $1 and closed_at is null',
    [id],
  );
  if (!room) throw new Refused('resource.not-found');
  if (room.capacity < children) throw new Refused('lesson.room-too-small', { max: room.capacity });
}

type Absence = { state: AttendanceState; absenceReason?: string };
/** A reason of the provider's list, and only for who was not there. */
export async function requireReasons(
  tx: EntityManager,
  absences: readonly Absence[],
  pointer: (i: number) => string,
): Promise<void> {
  const given = absences.flatMap(({ state, absenceReason }, i) =>
    absenceReason === undefined ? [] : [{ state, pointer: pointer(i), codes: [absenceReason] }],
  );
  const there = given.filter(({ state }) => state === 'PRESENT');
  if (there.length > 0) throw new InvalidRequest(there.map((one) => ({ pointer: one.pointer, code: 'isAbsent' })));
  await requireChoosable(tx, 'ABSENCE_REASON', given);
}
