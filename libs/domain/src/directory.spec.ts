import { whyNotDistrict, whyNotFirstAdministrator, whyNotProvider, whyNotThreshold } from './directory';

describe('the directory of an oblast', () => {
  it.each([
    ['CHANGED', false, null],
    ['CLOSED', false, null],
    ['REOPENED', false, 'provider.wrong-state'],
    ['CHANGED', true, 'provider.wrong-state'],
    ['CLOSED', true, 'provider.wrong-state'],
    ['REOPENED', true, null],
  ] as const)('a provider may be %s when closed is %s: %s', (act, closed, answer) =>
    expect(whyNotProvider(act, { closed })).toBe(answer),
  );

  it('retires no district that has providers at work', () => {
    expect(whyNotDistrict('CLOSED', { closed: false, openProviders: 1 })).toBe('district.has-providers');
    expect(whyNotDistrict('CLOSED', { closed: false, openProviders: 0 })).toBeNull();
    expect(whyNotDistrict('CHANGED', { closed: false, openProviders: 3 })).toBeNull();
    expect(whyNotDistrict('REOPENED', { closed: false, openProviders: 0 })).toBe('district.wrong-state');
  });

  it('lets a department hide more, and the operator alone less', () => {
    expect(whyNotThreshold(10, 12, 'region')).toBeNull();
    expect(whyNotThreshold(10, 10, 'region')).toBeNull();
    expect(whyNotThreshold(10, 9, 'region')).toBe('region.threshold-lower');
    expect(whyNotThreshold(10, 5, 'operator')).toBeNull();
  });

  it('invites from above only where nobody administers yet', () => {
    expect(whyNotFirstAdministrator({ closed: false, administered: false })).toBeNull();
    expect(whyNotFirstAdministrator({ closed: false, administered: true })).toBe('administrator.already-there');
    expect(whyNotFirstAdministrator({ closed: true, administered: false })).toBe('provider.wrong-state');
  });
});
