/** Every regular wake-up of the product. What is due is asked of PostgreSQL's clock, never of the tick. */
export const SCHEDULES = [
  { name: 'statistics.fold', cron: '* * * * *', zone: 'Asia/Almaty' },
  { name: 'statistics.rebuild', cron: '50 3 * * *', zone: 'Asia/Almaty' },
  { name: 'statistics.snapshot', cron: '20 4 * * *', zone: 'Asia/Almaty' },
  { name: 'reminder.sweep', cron: '* * * * *', zone: 'Asia/Almaty' },
  { name: 'report.mail', cron: '10 8-18 * * *', zone: 'Asia/Almaty' },
  { name: 'repeat.forget', cron: '10 3 * * *', zone: 'Asia/Almaty' },
  { name: 'audit.chain', cron: '30 2 * * *', zone: 'Asia/Almaty' },
] as const satisfies readonly { name: string; cron: string; zone: string }[];
export type Scheduled = (typeof SCHEDULES)[number];
export type Schedule = Scheduled['name'];

/** The one queue their ticks stand in. */
export const SCHEDULE_QUEUE = 'schedule.tick';
