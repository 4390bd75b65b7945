import making from './messages/ru/making.json';
import report from './messages/ru/report.json';

/** Words that only the page of reports and their files show: fetched with it. */
export const ruReportMessages = { making, report };
