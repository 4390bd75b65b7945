export { kkLessonMessages as messages } from '@onaltu/i18n/kk-lesson-messages';
