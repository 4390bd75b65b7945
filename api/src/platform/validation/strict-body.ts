import { type ValidationError, ValidationPipe } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { InvalidRequest } from '../problem/problem.filter';

type Fault = { pointer: string; code: string };

function faultsOf(errors: readonly ValidationError[], parent = ''): Fault[] {
  return errors.flatMap(({ property, constraints = {}, children = [] }) => [
    ...Object.keys(constraints).map((code) => ({ pointer: `${parent}/${property}`, code })),
    ...faultsOf(children, `${parent}/${property}`),
  ]);
}

const STRICT = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
} as const;

/** The same for what came by another way than a body: the shape, and what does not fit it. */
export function shaped<Shape extends object>(shape: new () => Shape, plain: object): { value: Shape; faults: Fault[] } {
  const value = plainToInstance(shape, plain);
  return { value, faults: faultsOf(validateSync(value, STRICT)) };
}

/** Makes a DTO of the body or answers with a pointer a field; a key the DTO does not know is refused. */
export const strictBody = (): ValidationPipe =>
  new ValidationPipe({
    ...STRICT,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new InvalidRequest(faultsOf(errors)),
  });

const MAX_DEPTH = 20;
const MAX_ITEMS = 1000;

/** Whether a parsed body is deeper or longer than anything we would ever read. */
export function isOversized(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth > MAX_DEPTH) return true;
  const items: unknown[] = Array.isArray(value) ? value : Object.values(value);
  return items.length > MAX_ITEMS || items.some((item) => isOversized(item, depth + 1));
}
