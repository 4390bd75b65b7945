/** Every regular wake-up of the product. What is due is asked of PostgreSQL's clock, never of the tick. */
export const SCHEDULES = [
  { name: 'statistics.fold', cron: '* * * * *', zone: 'Asia/Almaty' },
  { name: 'audit.chain', cron: '30 2 * * *', zone: 'Asia/Almaty' },
] as const satisfies readonly { name: string; cron: string; zone: string }[];
export type Schedule = (typeof SCHEDULES)[number]['name'];
