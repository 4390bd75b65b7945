export { ruScheduleMessages as messages } from '@onaltu/i18n/ru-schedule-messages';
