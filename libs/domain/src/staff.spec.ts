import { mayStandIn, postFits } from './staff';

describe('the staff of a provider', () => {
  it('has a post where it works with children, and only there', () => {
    expect(postFits(['SPECIALIST'], 'PSYCHOLOGIST')).toBe(true);
    expect(postFits(['HEAD', 'SPECIALIST'], null)).toBe(false);
    expect(postFits(['CLERK'], null)).toBe(true);
    expect(postFits(['CLERK'], 'PSYCHOLOGIST')).toBe(false);
  });

  it('stands in for whoever shares a role', () => {
    expect(mayStandIn(['HEAD', 'SPECIALIST'], ['SPECIALIST'])).toBe(true);
    expect(mayStandIn(['SPECIALIST'], ['CLERK', 'PROVIDER_ADMIN'])).toBe(false);
  });
});
