import attendance from './messages/kk/attendance.json';
import course from './messages/kk/course.json';

/** Words of the pages of lessons and of a course: fetched with them. */
export const kkLessonMessages = { attendance, course };
export type LessonMessages = typeof kkLessonMessages;
