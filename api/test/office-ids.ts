import { askExport, newcomer } from './directory-bodies';
import type { OfficeIds } from './doors-of-a-department';
import type { TestApp } from './harness';

/** A provider, a district and people of a department: really there, and this region's. Nobody asks as one of them. */
export async function officeOf(app: TestApp, regionId: string): Promise<OfficeIds> {
  const admin = await app.given.departmentAdmin(regionId);
  const { id: provider } = await app.given.provider({ regionId });
  const [row] = await app.rows<{ id: string }>('select district_id as id from directory.provider where id = $1', [
    provider,
  ]);
  const { body } = await app
    .as(admin)
    .post('/officials/invitations')
    .send({ ...newcomer(`office-${provider}@example.test`), roles: ['DEPARTMENT_OFFICIAL'] })
    .expect(201);
  const { userId: official } = await app.given.official(regionId);
  const { body: exported } = await app.as(admin).post('/exports').send(askExport()).expect(201);
  const own = { provider, district: row!.id, region: regionId, official };
  return { ...own, officialInvitation: body.id, export: exported.id };
}
