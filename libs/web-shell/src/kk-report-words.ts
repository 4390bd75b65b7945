export { kkReportMessages as messages } from '@onaltu/i18n/kk-report-messages';
