export { enReportMessages as messages } from '@onaltu/i18n/en-report-messages';
