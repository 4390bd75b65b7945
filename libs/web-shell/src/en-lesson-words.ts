export { enLessonMessages as messages } from '@onaltu/i18n/en-lesson-messages';
