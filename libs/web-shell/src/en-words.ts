export { enDailyMessages as messages } from '@onaltu/i18n/en-daily-messages';
