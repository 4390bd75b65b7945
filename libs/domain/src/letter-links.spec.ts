import { addDays, day } from './clock/day';
import { LINK_DAYS, whyNotByLink } from './letter-links';

describe('the link of a letter', () => {
  const written = day('2026-11-02');
  const until = addDays(written, LINK_DAYS);

  it('acts on its last day and on none after it', () => {
    expect(whyNotByLink({ until }, until)).toBeNull();
    expect(whyNotByLink({ until }, addDays(until, 1))).toBe('letter-link.expired');
  });
});
