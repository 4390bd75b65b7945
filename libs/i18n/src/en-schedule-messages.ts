import schedule from './messages/en/schedule.json';

/** Words that only the timetable shows: fetched with it. */
export const enScheduleMessages = { schedule };
