export { kkDailyMessages as messages } from '@onaltu/i18n/kk-daily-messages';
