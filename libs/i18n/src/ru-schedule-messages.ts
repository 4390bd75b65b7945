import schedule from './messages/ru/schedule.json';

/** Words that only the timetable shows: fetched with it. */
export const ruScheduleMessages = { schedule };
