import making from './messages/en/making.json';
import report from './messages/en/report.json';

/** Words that only the page of reports and their files show: fetched with it. */
export const enReportMessages = { making, report };
