import { TERMINAL_STATES } from '@onaltu/domain/case-process';
import { IDLE_DAYS, WAITS_BY_ITSELF } from '@onaltu/domain/sealing';

const OVER_OR_WAITING = [...TERMINAL_STATES, ...WAITS_BY_ITSELF].map((state) => `'${state}'`).join(', ');
const IN_COURSE = `'IN_REHABILITATION'`;
const dayOf = (moment: string): string => `(${moment} at time zone 'Asia/Almaty')::date`;
const since = `(now() - interval '${IDLE_DAYS} days')`;
const OWN = 'm.provider_id = c.provider_id and m.case_file_id = c.id';

/** What a case was in after its last move up to a day. */
const stateOn = (until: string): string =>
  `(select m.to_state from core.case_move m where ${OWN} and ${dayOf('m.effective_at')} <= ${until} order by m.id desc limit 1)`;

/** A child in its course through the whole month, of whom the attendance journal says nothing: `c` is the case. */
export const journalMissing = (from: string, until: string): string => `
  (c.state = ${IN_COURSE} or ${dayOf('c.state_since')} > ${until}) and c.course_started_on < ${from}
  and ${stateOn(until)} = ${IN_COURSE} and ${stateOn(`${from} - 1`)} = ${IN_COURSE}
  and not exists (select from core.attendance m where ${OWN} and ${dayOf('m.starts_at')} between ${from} and ${until})`;

/** An open case to which nothing has happened for long, and which waits for nothing of its own. */
export const CASE_IDLE = `
  c.state not in (${OVER_OR_WAITING}) and c.state_since < ${since}
  and not exists (select from core.case_move m where ${OWN} and m.effective_at >= ${since})
  and not exists (select from core.attendance m where ${OWN} and m.starts_at >= ${since})`;
