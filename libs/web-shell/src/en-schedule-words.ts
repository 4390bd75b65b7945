export { enScheduleMessages as messages } from '@onaltu/i18n/en-schedule-messages';
