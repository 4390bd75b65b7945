import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { parseArgs } from 'node:util';
import { InvitationService } from './features/staff/invitation.service';
import { InvitedPerson } from './features/staff/staff.dto';
import { AuthModule } from './platform/auth/auth.module';
import { PLATFORM, systemActor } from './platform/auth/actor';
import { DatabaseModule } from './platform/db/database.module';
import { PlatformModule } from './platform/platform.module';

const USAGE = 'invite-operator --email <address> --last-name <name> --first-name <name> [--language kk|ru|en]';

@Module({ imports: [DatabaseModule.of('http'), PlatformModule, AuthModule], providers: [InvitationService] })
class InviteModule {}

/** Who is asked, as the form of an invitation takes a person. */
async function whom(): Promise<InvitedPerson> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { email: text, 'last-name': text, 'first-name': text, language: { ...text, default: 'kk' } },
  });
  const person = plainToInstance(InvitedPerson, {
    email: values.email,
    lastName: values['last-name'],
    firstName: values['first-name'],
    locale: values.language,
  });
  const faults = await validate(person, { whitelist: true });
  if (faults.length > 0)
    throw new Error(`${USAGE}\nNot as it should be: ${faults.map(({ property }) => property).join(', ')}.`);
  return person;
}

/** Lets the first operator in: nobody else could. The worker sends the letter; an earlier one that was not used opens nothing any more. */
async function main(): Promise<void> {
  const person = await whom();
  const app = await NestFactory.createApplicationContext(InviteModule, { logger: false, abortOnError: false });
  try {
    await app.get(InvitationService).inviteFirst(systemActor(PLATFORM, 'operator'), person);
    console.log(`${person.email} is invited; the worker sends the letter.`);
  } finally {
    await app.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
