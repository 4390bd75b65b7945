import { DataSource } from 'typeorm';
import { refusePowerfulLogin } from '../src/platform/db/logins';
import { adminUrl, urlOf } from './test-database';

describe('a powerful login', () => {
  it.each([
    ['a superuser', 'postgres', 'is a superuser'],
    ['the migrator', 'onaltu_migrator', 'is a member of another role'],
    ['the backup', 'onaltu_backup', 'bypasses row-level security'],
  ])('is refused at start: %s', async (_who, login, reason) => {
    const dataSource = await new DataSource({
      type: 'postgres',
      url: urlOf(adminUrl(), process.env['ONALTU_TEMPLATE'] ?? '', login),
    }).initialize();
    try {
      await expect(refusePowerfulLogin(dataSource)).rejects.toThrow(`${login} ${reason}`);
    } finally {
      await dataSource.destroy();
    }
  });
});
