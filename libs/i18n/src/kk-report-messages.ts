import making from './messages/kk/making.json';
import report from './messages/kk/report.json';

/** Words that only the page of reports and their files show: fetched with it. */
export const kkReportMessages = { making, report };
export type ReportMessages = typeof kkReportMessages;
