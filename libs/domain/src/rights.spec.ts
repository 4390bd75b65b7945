import { may, PERMISSIONS, PROVIDER_ROLES } from './permissions';
import { RIGHTS } from './rights';

describe('the rights of a provider’s people', () => {
  const told = RIGHTS.flatMap(({ permissions }) => permissions);

  it('are all told, each once', () => {
    const ours = PERMISSIONS.filter((permission) => PROVIDER_ROLES.some((role) => may([role], permission)));
    expect(told.toSorted()).toEqual(ours.toSorted());
  });

  it('are nobody’s who works elsewhere', () => {
    expect(told).not.toContain('directory.read');
    expect(told).not.toContain('regulation.publish');
  });
});
