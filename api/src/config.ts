import 'reflect-metadata';
import { plainToInstance, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min, validateSync } from 'class-validator';
import { randomBytes } from 'node:crypto';

const HEX_32 = /^[0-9a-f]{64}$/;
const LOCAL_URL = { require_tld: false, require_protocol: true };

/** Everything that differs between two installations. Filled from the environment once, at boot; a bad value stops the process by name. */
export class Config {
  @IsIn(['demo', 'production', 'test'])
  mode: 'demo' | 'production' | 'test' = 'demo';

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  port = 3000;

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  workerPort = 3001;

  @IsUrl({ ...LOCAL_URL, protocols: ['http', 'https'] })
  publicUrl = 'http://localhost:3000';

  @IsString()
  databaseUrlApi = 'postgres://onaltu_api@127.0.0.1:5432/onaltu';

  @IsString()
  databaseUrlWorker = 'postgres://onaltu_worker@127.0.0.1:5432/onaltu';

  @IsString()
  databaseUrlRelay = 'postgres://onaltu_relay@127.0.0.1:5432/onaltu';

  @IsString()
  databaseUrlDepartment = 'postgres://onaltu_department@127.0.0.1:5432/onaltu';

  @IsString()
  databaseUrlPublic = 'postgres://onaltu_public@127.0.0.1:5432/onaltu';

  @IsString()
  databaseUrlMigrator = 'postgres://onaltu_migrator@127.0.0.1:5432/onaltu';

  @IsOptional()
  @IsString()
  databaseAdminUrl?: string;

  @IsString()
  databaseName = 'onaltu';

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  poolSize = 10;

  /** Whose X-Forwarded-For is believed: addresses or networks, comma between; nobody's by default. */
  @IsString()
  trustProxy = '';

  @IsString()
  redisUrl = 'redis://127.0.0.1:6379';

  /** Keeps the queues of two installations on one Redis apart. */
  @Matches(/^[a-z0-9-]{1,40}$/)
  queuePrefix = 'onaltu';

  @IsUrl({ ...LOCAL_URL, protocols: ['smtp', 'smtps'] })
  smtpUrl = 'smtp://127.0.0.1:1025';

  /** Whether a mail server that offers no TLS gets a letter. */
  @IsIn(['offered', 'required'])
  smtpTls: 'offered' | 'required' = 'offered';

  @IsString()
  mailFrom = 'onaltu@localhost';

  @IsString()
  filesDir = '.onaltu/files';

  /** The folder with provider/dist and department/dist; empty when another server hands the pages out. */
  @IsString()
  webDir = '';

  /** Signs who asks, for the database. 32 bytes in hex. */
  @Matches(HEX_32)
  contextKey!: string;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  contextKeyId = 1;

  /** Wraps the keys of personal data and makes the codes on paper. 32 bytes in hex. */
  @Matches(HEX_32)
  masterKey!: string;

  /** Signs sessions: an EC P-256 private key, PEM. */
  @Matches(/^-----BEGIN (EC )?PRIVATE KEY-----/)
  sessionKey!: string;

  /** How long a dispatched job may stay undone before it is dispatched again, in seconds. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  redispatchAfterSeconds = 900;

  /** How long a worker may hold a job without a sign of life, in milliseconds. */
  @Type(() => Number)
  @IsInt()
  @Min(500)
  jobLockMs = 60_000;

  /** How long a failed job rests before its second try, in milliseconds; each further rest is twice as long. */
  @Type(() => Number)
  @IsInt()
  @Min(10)
  jobBackoffMs = 20_000;

  /** How long a mail rests that nobody took, in milliseconds; each further rest is twice as long, up to four hours. */
  @Type(() => Number)
  @IsInt()
  @Min(10)
  mailRestMs = 60_000;

  /** How often the list of schedules is looked after, in milliseconds. */
  @Type(() => Number)
  @IsInt()
  @Min(10)
  scheduleCheckMs = 60_000;

  /** How long Redis may think about one command of the relay, in milliseconds. */
  @Type(() => Number)
  @IsInt()
  @Min(10)
  redisTimeoutMs = 5000;

  /** How long one stream of changes lives before the page opens the next, in milliseconds. */
  @Type(() => Number)
  @IsInt()
  @Min(10)
  liveStreamMs = 1_800_000;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent' = 'info';
}

const EXAMPLE_KEY = '0'.repeat(64);
const SECRETS = ['contextKey', 'masterKey', 'sessionKey'] as const;

function variableOf(property: string): string {
  const name = property.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  return name === 'MODE' || name === 'LOG_LEVEL' || name === 'QUEUE_PREFIX' ? `ONALTU_${name}` : name;
}

/** Reads the environment; throws with the names of the variables that are wrong or missing. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const config = new Config();
  const given: Record<string, string> = {};
  for (const property of [...Object.keys(config), ...SECRETS, 'databaseAdminUrl']) {
    const value = env[variableOf(property)];
    if (value !== undefined && value !== '') given[property] = value;
  }
  const filled = Object.assign(config, plainToInstance(Config, { ...config, ...given }));
  const faults = validateSync(filled).map((fault) => variableOf(fault.property));
  if (filled.mode === 'production' && SECRETS.some((secret) => filled[secret] === EXAMPLE_KEY))
    faults.push('an example secret');
  if (faults.length > 0) throw new Error(`Wrong or missing configuration: ${[...new Set(faults)].join(', ')}`);
  return filled;
}

/** Thirty-two random bytes in hex: what a new key looks like. */
export const newKey = (): string => randomBytes(32).toString('hex');
