import type { LessonMessages } from './kk-lesson-messages';
import attendance from './messages/ru/attendance.json';
import course from './messages/ru/course.json';

export const ruLessonMessages: LessonMessages = { attendance, course };
