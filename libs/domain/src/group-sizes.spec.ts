import { ANY_SIZE, faultsInSizes, fits, sizeOf } from './group-sizes';

const sizes = { SUBGROUP: { min: 2, max: 4 }, GROUP: { min: 5, max: 8 } };

describe('the size of a group', () => {
  it.each(['INDIVIDUAL', 'CONSULTATION'] as const)('%s is one child, whatever is set', (form) => {
    expect(sizeOf(form, sizes)).toEqual({ min: 1, max: 1 });
  });

  it('is what the provider has set, both ends included', () => {
    expect([1, 2, 4, 5].map((children) => fits(sizeOf('SUBGROUP', sizes), children))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(fits(sizeOf('GROUP', ANY_SIZE), 1)).toBe(true);
  });

  it('is not smaller at most than at least', () => {
    expect(faultsInSizes({ ...sizes, GROUP: { min: 5, max: 4 } })).toEqual([
      { pointer: '/GROUP/max', code: 'isNotLess' },
    ]);
  });
});
