export { ruReportMessages as messages } from '@onaltu/i18n/ru-report-messages';
