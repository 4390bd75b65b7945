/** Whether a leave `l` lasts on the day of the transaction. */
export const LASTS_TODAY = `l.cancelled_at is null and (ctx.now() at time zone 'Asia/Almaty')::date between l.from_on and l.to_on`;
