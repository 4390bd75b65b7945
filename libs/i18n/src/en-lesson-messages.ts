import type { LessonMessages } from './kk-lesson-messages';
import attendance from './messages/en/attendance.json';
import course from './messages/en/course.json';

export const enLessonMessages: LessonMessages = { attendance, course };
