export { ruDailyMessages as messages } from '@onaltu/i18n/ru-daily-messages';
