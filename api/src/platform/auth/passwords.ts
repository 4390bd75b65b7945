import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { dictionary } from '@zxcvbn-ts/language-common';
import { Refused } from '@onaltu/domain/refused';
import { availableParallelism } from 'node:os';

const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const SHORTEST = 12;
const LONGEST = 128;
const COMMON: ReadonlySet<string> = new Set(
  Object.values(dictionary)
    .flat()
    .map((word) => word.toLowerCase()),
);
// A real hash of nothing anybody has: an unknown e-mail costs as much time as a known one.
const NOBODYS = '$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm9ib2R5$Vd2YB2c8mXhGvH1oJZbY3u3rLq5C0cJ4k5p3Uu0rQmE';

/** Argon2id, as many at once as there are cores: it is as dear as it is meant to be. */
@Injectable()
export class Passwords {
  private free = availableParallelism();
  private readonly waiting: (() => void)[] = [];

  /** Whether the password is the account's; of an unknown account never, and no faster. */
  async matches(known: string | null, password: string): Promise<boolean> {
    const right = await this.turn(() => verify(known ?? NOBODYS, password).catch(() => false));
    return right && known !== null;
  }

  async hash(password: string): Promise<string> {
    return this.turn(() => hash(password, PARAMETERS));
  }

  /** Whether the hash was made with the parameters of today. */
  isCurrent(hash: string): boolean {
    const { memoryCost: m, timeCost: t, parallelism: p } = PARAMETERS;
    return hash.startsWith(`$argon2id$v=19$m=${m},t=${t},p=${p}$`);
  }

  /** Twelve to 128 characters of any kind; not one everybody uses, not made of the person's own address or our name. */
  refuseWeak(password: string, email: string): void {
    const plain = password.toLowerCase();
    const context = [email.split('@')[0] ?? '', 'onaltu', 'оңалту'].filter((word) => word.length > 3);
    const weak =
      [...password].length < SHORTEST ||
      [...password].length > LONGEST ||
      COMMON.has(plain) ||
      context.some((word) => plain.includes(word));
    if (weak) throw new Refused('account.weak-password');
  }

  private async turn<T>(work: () => Promise<T>): Promise<T> {
    if (this.free === 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.free--;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free++;
    }
  }
}
