import { adminUrl, asAdmin } from './test-database';

export default async function globalTeardown(): Promise<void> {
  await asAdmin(adminUrl(), (admin) =>
    admin.query(`drop database if exists "${process.env['ONALTU_TEMPLATE'] ?? ''}" with (force)`),
  );
}
