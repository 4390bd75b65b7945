import { calendarDays } from './day';
import {
  clockOf,
  HANDLING_KINDS,
  handlingOf,
  waitingBetween,
  whyNotHandling,
  type HandlingEvent,
  type HandlingKind,
} from './handling';
import { FIVE_DAY_WEEK, workingMinutes, type WorkCalendar } from './working-time';

const office: WorkCalendar = { week: FIVE_DAY_WEEK, daysOff: new Set() };
const on = (time: string, date = '2026-11-23') => new Date(`${date}T${time}+05:00`);
const event = (kind: HandlingKind, time: string, date?: string): HandlingEvent => ({ kind, at: on(time, date) });

describe('handling time', () => {
  it('has not begun before "I start"', () => {
    expect(handlingOf([], office, on('10:00'))).toEqual({
      state: 'NOT_STARTED',
      startedAt: null,
      doneAt: null,
      consumed: 0,
      outsideHours: 0,
    });
  });

  it('runs until now while nobody said "done"', () => {
    expect(handlingOf([event('START', '10:00')], office, on('10:03:30'))).toMatchObject({
      state: 'RUNNING',
      consumed: 3.5,
    });
  });

  it('sums what was worked and leaves the interruptions out', () => {
    const events = [
      event('START', '10:00'),
      event('INTERRUPT', '10:02'),
      event('RESUME', '11:00'),
      event('INTERRUPT', '11:01'),
      event('RESUME', '12:59'),
      event('DONE', '14:02'),
    ];
    expect(handlingOf(events, office, on('18:00'))).toEqual({
      state: 'DONE',
      startedAt: on('10:00'),
      doneAt: on('14:02'),
      consumed: 6,
      outsideHours: 60,
    });
  });

  it('stands still while interrupted', () => {
    const events = [event('START', '10:00'), event('INTERRUPT', '10:04')];
    expect(handlingOf(events, office, on('17:00'))).toMatchObject({ state: 'INTERRUPTED', consumed: 4, doneAt: null });
  });

  it('may be closed from an interruption, which still does not count', () => {
    const events = [event('START', '10:00'), event('INTERRUPT', '10:04'), event('DONE', '10:30')];
    expect(handlingOf(events, office, on('17:00'))).toMatchObject({ state: 'DONE', consumed: 4 });
  });

  it('outside the working hours is held against no norm, but is not hidden', () => {
    const events = [event('START', '20:00'), event('DONE', '20:07')];
    expect(handlingOf(events, office, on('21:00'))).toMatchObject({ consumed: 0, outsideHours: 7 });
  });

  it('over the night counts the working part only', () => {
    const events = [event('START', '18:28'), event('DONE', '09:01', '2026-11-24')];
    expect(handlingOf(events, office, on('12:00', '2026-11-24')).consumed).toBe(3);
  });

  it('goes on when a done action comes back', () => {
    const events = [event('START', '10:00'), event('DONE', '10:05'), event('RESUME', '12:00')];
    expect(handlingOf(events, office, on('12:01'))).toMatchObject({ state: 'RUNNING', consumed: 6, doneAt: null });
  });

  it('does not depend on the order in which the events were read', () => {
    const events = [
      event('START', '10:00'),
      event('INTERRUPT', '10:02'),
      event('RESUME', '11:00'),
      event('DONE', '11:05'),
    ];
    const read = handlingOf(events.toReversed(), office, on('12:00'));
    expect(read).toEqual(handlingOf(events, office, on('12:00')));
    expect(read.consumed).toBe(7);
  });

  it('trusts the events where the clock that asks is a little behind', () => {
    expect(handlingOf([event('START', '10:00:01')], office, on('10:00:00'))).toMatchObject({
      state: 'RUNNING',
      consumed: 0,
    });
  });

  it.each<[HandlingKind[], HandlingKind[]]>([
    [[], ['START']],
    [['START'], ['INTERRUPT', 'DONE']],
    [
      ['START', 'INTERRUPT'],
      ['RESUME', 'DONE'],
    ],
    [
      ['START', 'INTERRUPT', 'RESUME'],
      ['INTERRUPT', 'DONE'],
    ],
    [['START', 'DONE'], ['RESUME']],
  ])('after %j only %j may follow', (past, open) => {
    const events = past.map((kind, minute) => event(kind, `10:0${minute}`));
    for (const kind of HANDLING_KINDS) {
      expect(whyNotHandling(events, kind)).toBe(open.includes(kind) ? null : 'case-file.handling-not-open');
    }
  });
});

describe('a norm', () => {
  it('tells what is left and does not go below zero', () => {
    expect(clockOf(workingMinutes(5), workingMinutes(3))).toEqual({ norm: 5, consumed: 3, left: 2, over: false });
    expect(clockOf(workingMinutes(5), workingMinutes(5))).toMatchObject({ left: 0, over: false });
    expect(clockOf(workingMinutes(5), workingMinutes(5.5))).toMatchObject({ left: 0, over: true });
    expect(clockOf(calendarDays(365), calendarDays(366))).toMatchObject({ left: 0, over: true });
  });

  it('of minutes cannot be compared with days', () => {
    // @ts-expect-error minutes and days are different types
    clockOf(workingMinutes(5), calendarDays(3));
  });
});

describe('waiting', () => {
  it('is the working time between two actions', () => {
    expect(waitingBetween(office, on('18:00'), on('09:11', '2026-11-24'))).toBe(41);
    expect(waitingBetween(office, on('18:00'), on('17:00'))).toBe(0);
  });
});
