import { defineJob } from '../jobs/job';

export type SendMail = { mailId: string };
export const sendMail = defineJob<SendMail>('mail.send');
