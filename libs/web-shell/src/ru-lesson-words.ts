export { ruLessonMessages as messages } from '@onaltu/i18n/ru-lesson-messages';
