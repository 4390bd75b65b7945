export { kkScheduleMessages as messages } from '@onaltu/i18n/kk-schedule-messages';
