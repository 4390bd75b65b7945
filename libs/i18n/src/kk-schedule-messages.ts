import schedule from './messages/kk/schedule.json';

/** Words that only the timetable shows: fetched with it. */
export const kkScheduleMessages = { schedule };
export type ScheduleMessages = typeof kkScheduleMessages;
