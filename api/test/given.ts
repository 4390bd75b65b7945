import type { SpecialistPost } from '@onaltu/domain/assessment';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import type { Role } from '@onaltu/domain/permissions';
import type { Locale } from '@onaltu/i18n/formats';
import type { Day } from '@onaltu/domain/clock/day';
import { Config } from '../src/config';
import { CaseStory, type StoryStop } from '../src/demo/case-story';
import { DirectoryKeeper } from '../src/demo/directory';
import { EntryUnlockService } from '../src/features/attendance/entry-unlock.service';
import type { Scope } from '../src/platform/auth/actor';
import { type Person, signedIn } from './person';

export type TestProvider = {
  id: string;
  regionId: string;
  districtId: string;
  clerk: Person;
  head: Person;
  /** The team of every given case. */
  specialists: [Person, Person];
  /** A specialist on no team. */
  outsider: Person;
  admin: Person;
};

const PASSWORD = 'a-long-test-password';
type Member = {
  ownerId: string;
  scope: Scope;
  roles: readonly Role[];
  post?: SpecialistPost;
  locale?: Locale;
};

/** Builds the world a test needs; a test says only what matters to it. */
export class Given {
  private readonly keeper: DirectoryKeeper;
  private regionId?: string;
  private count = 0;

  constructor(private readonly http: NestFastifyApplication) {
    const { databaseUrlMigrator: migrator, databaseUrlApi: api } = http.get(Config);
    this.keeper = new DirectoryKeeper({ migrator, api });
  }

  async open(): Promise<this> {
    await this.keeper.open();
    return this;
  }

  close(): Promise<void> {
    return this.keeper.close();
  }

  async region(): Promise<string> {
    const n = ++this.count;
    return this.keeper.region(`region-${n}`, [`Облыс ${n}`, `Область ${n}`, `Region ${n}`]);
  }

  /** A provider with staff in every role; in the file's own region unless another one is named. */
  async provider({ regionId }: { regionId?: string } = {}): Promise<TestProvider> {
    const region = regionId ?? (this.regionId ??= await this.region());
    const n = ++this.count;
    const place = {
      code: `d-${n}`,
      kind: 'CITY' as const,
      kk: 'Қала',
      ru: 'Город',
      en: 'City',
      centre: 'Қала',
      lat: 49.8,
      lon: 73.1,
    };
    const districtId = await this.keeper.district(region, place);
    const id = await this.keeper.provider({
      regionId: region,
      districtId,
      kind: 'CORRECTION_CABINET',
      name: { kk: `№ ${n} кабинет`, ru: `Кабинет № ${n}`, en: `Cabinet ${n}` },
      bin: String(150640000000 + n),
      address: { kk: 'Мысал көшесі, 1', ru: 'ул. Мысал, 1' },
    });
    const member = (roles: readonly Role[], post?: SpecialistPost) =>
      this.person({ ownerId: id, scope: 'provider', roles, post });
    return {
      id,
      regionId: region,
      districtId,
      clerk: await member(['CLERK']),
      head: await member(['HEAD']),
      specialists: [await member(['SPECIALIST'], 'SPEECH_THERAPIST'), await member(['SPECIALIST'], 'PSYCHOLOGIST')],
      outsider: await member(['SPECIALIST'], 'DEFECTOLOGIST'),
      admin: await member(['PROVIDER_ADMIN']),
    };
  }

  /** The head has opened the entry of a past day again. */
  async openedEntry({ head, specialists }: TestProvider, day: Day): Promise<void> {
    const service = this.http.get(EntryUnlockService);
    for (const { userId: specialistId } of specialists)
      await service.unlock(head, { specialistId, from: day, to: day, reason: 'Қағаздан енгізіледі' });
  }

  official(regionId: string): Promise<Person> {
    return this.person({ ownerId: regionId, scope: 'region', roles: ['DEPARTMENT_OFFICIAL'] });
  }

  /** Who keeps a department's people, providers and districts. */
  departmentAdmin(regionId: string): Promise<Person> {
    return this.person({ ownerId: regionId, scope: 'region', roles: ['DEPARTMENT_ADMIN'] });
  }

  operator(): Promise<Person> {
    return this.person({ ownerId: randomUUID(), scope: 'operator', roles: ['PLATFORM_OPERATOR'] });
  }

  /** A person with a password and an open session. */
  async person(member: Member): Promise<Person> {
    const n = ++this.count;
    const email = `person-${n}@example.test`;
    const userId = await this.keeper.member({ ...member, email, name: ['Мысалов', `Тест${n}`] }, PASSWORD);
    const { ownerId, scope, roles, locale = 'kk' } = member;
    return signedIn(this.http, { userId, ownerId, scope, roles, email, password: PASSWORD, locale });
  }

  /** A case of this provider brought to a state by the product's own acts. */
  async caseFile(
    provider: TestProvider,
    { state = 'REGISTERED', receivedDaysAgo = 120 }: { state?: StoryStop; receivedDaysAgo?: number } = {},
  ): Promise<{ id: string; n: number }> {
    const n = ++this.count;
    const { clerk, head, specialists } = provider;
    return { id: await new CaseStory(this.http, { clerk, head, specialists }).lead(n, state, receivedDaysAgo), n };
  }
}
