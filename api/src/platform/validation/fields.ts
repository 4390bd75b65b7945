import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { checkBin } from '@onaltu/domain/bin';
import { isDay } from '@onaltu/domain/clock/day';
import { checkIin } from '@onaltu/domain/iin';
import { WEEKDAYS } from '@onaltu/domain/letter-preferences';
import { checkPersonName } from '@onaltu/domain/person-name';
import { PERIOD_KEY, periodOf } from '@onaltu/domain/period';
import { normalizePhone } from '@onaltu/domain/phone';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  isEmail,
  IsIn,
  IsInt,
  IsNotEmptyObject,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  Matches,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { PRINTABLE } from './printable';

type Optional = { optional?: boolean };
type Sized = { min?: number; max: number };

const maybe = (optional = false): PropertyDecorator[] => (optional ? [IsOptional()] : []);
const passes = (name: string, test: (text: string) => boolean): PropertyDecorator =>
  ValidateBy({
    name,
    validator: { validate: (value: unknown) => typeof value === 'string' && test(value), defaultMessage: () => name },
  });

/** NFC, trimmed; anything that is not text stays as it came and is refused by the validators. */
const Tidy = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.normalize('NFC').trim() : value));

const Printable = () => passes('isPrintable', (text) => PRINTABLE.test(text));

export const Text = ({ min = 1, max, optional }: Sized & Optional) =>
  applyDecorators(
    Tidy(),
    IsString(),
    MinLength(min),
    MaxLength(max),
    Printable(),
    ...maybe(optional),
    ApiProperty({ type: String, minLength: min, maxLength: max, required: !optional }),
  );

export const Password = () =>
  applyDecorators(
    IsString(),
    MinLength(1),
    MaxLength(128),
    ApiProperty({ type: String, format: 'password', maxLength: 128 }),
  );

/** A code typed from a paper: whatever is no code gets the answer of an unknown one. */
export const TypedCode = () =>
  applyDecorators(IsString(), MaxLength(200), ApiProperty({ type: String, maxLength: 200 }));

export const Email = ({ optional }: Optional = {}) =>
  applyDecorators(
    Tidy(),
    passes('isEmail', (text) => text.isWellFormed() && isEmail(text)), // half a letter makes isEmail throw
    MaxLength(254),
    ...maybe(optional),
    ApiProperty({ type: String, format: 'email', maxLength: 254, required: !optional }),
  );

export const PersonName = ({ optional }: Optional = {}) =>
  applyDecorators(
    Tidy(),
    IsString(),
    passes('isPersonName', checkPersonName),
    Printable(),
    ...maybe(optional),
    ApiProperty({ type: String, minLength: 1, maxLength: 100, required: !optional }),
  );

export const Iin = ({ optional }: Optional = {}) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(/\s/g, '') : value)),
    IsString(),
    passes('isIin', (text) => checkIin(text).valid),
    ...maybe(optional),
    ApiProperty({ type: String, pattern: '^[0-9]{12}$', required: !optional }),
  );

export const Bin = () =>
  applyDecorators(
    IsString(),
    passes('isBin', (text) => checkBin(text).valid),
    ApiProperty({ type: String, pattern: '^[0-9]{12}$' }),
  );

export const Phone = ({ optional }: Optional = {}) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? (normalizePhone(value) ?? value) : value,
    ),
    IsString(),
    passes('isPhone', (text) => normalizePhone(text) !== null),
    ...maybe(optional),
    ApiProperty({ type: String, maxLength: 30, required: !optional }),
  );

export const CalendarDay = ({ optional }: Optional = {}) =>
  applyDecorators(
    IsString(),
    passes('isDay', (text) => CENTURIES.test(text) && isDay(text)),
    ...maybe(optional),
    ApiProperty({ type: String, format: 'date', required: !optional }),
  );

// A date outside of these is a slip of the hand; the database knows no year 0.
const CENTURIES = /^(?:19|20)/;

export const Moment = ({ optional }: Optional = {}) =>
  applyDecorators(
    IsString(),
    passes('isMoment', (text) => MOMENT.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text))),
    ...maybe(optional),
    ApiProperty({ type: String, format: 'date-time', required: !optional }),
  );
const MOMENT = /^(?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

export const OneOf = (values: readonly string[], { optional }: Optional = {}) =>
  applyDecorators(
    IsIn(values),
    ...maybe(optional),
    ApiProperty({ type: String, enum: [...values], required: !optional }),
  );

export const Whole = ({ min, max, optional }: { min: number; max: number } & Optional) =>
  applyDecorators(
    IsInt(),
    Min(min),
    Max(max),
    ...maybe(optional),
    ApiProperty({ type: 'integer', minimum: min, maximum: max, required: !optional }),
  );

/** A place on the map, in degrees. */
export const Decimal = ({ min, max }: { min: number; max: number }) =>
  applyDecorators(
    IsNumber({ maxDecimalPlaces: 6 }),
    Min(min),
    Max(max),
    ApiProperty({ type: 'number', minimum: min, maximum: max }),
  );

/** A whole number in a query string. */
export const WholeInQuery = (range: { min: number; max: number } & Optional) =>
  applyDecorators(
    Type(() => Number),
    Whole(range),
  );

export const YesNo = ({ optional }: Optional = {}) =>
  applyDecorators(IsBoolean(), ...maybe(optional), ApiProperty({ type: Boolean, required: !optional }));

/** The same in a query string, where it is a word. */
export const YesNoInQuery = (optional: Optional = {}) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
    YesNo(optional),
  );

export const Uuid = ({ optional }: Optional = {}) =>
  applyDecorators(IsUUID(), ...maybe(optional), ApiProperty({ type: String, format: 'uuid', required: !optional }));

export const Pattern = (pattern: RegExp, { optional }: Optional = {}) =>
  applyDecorators(
    Tidy(),
    IsString(),
    MaxLength(200),
    Matches(pattern),
    ...maybe(optional),
    ApiProperty({ type: String, pattern: pattern.source, required: !optional }),
  );

export const PatternList = (pattern: RegExp, { min = 0, max, optional }: Sized & Optional) =>
  applyDecorators(
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    ArrayUnique(),
    IsString({ each: true }),
    Matches(pattern, { each: true }),
    ...maybe(optional),
    ApiProperty({
      type: 'array',
      required: !optional,
      items: { type: 'string', pattern: pattern.source, maxLength: 200 },
      minItems: min,
      maxItems: max,
    }),
  );

type Shape = new () => object;
export const Part = (shape: Shape, { optional }: Optional = {}) =>
  applyDecorators(
    IsNotEmptyObject({ nullable: false }),
    ValidateNested(),
    Type(() => shape),
    ...maybe(optional),
    ApiProperty({ type: shape, required: !optional }),
  );

/** `unique` says what no two items may share. */
type Listed = Sized & Optional & { unique?: (item: never) => unknown };
export const ListOf = (shape: Shape, { min = 0, max, optional, unique }: Listed) =>
  applyDecorators(
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    ...(unique ? [ArrayUnique((item: unknown) => unique(item as never))] : []),
    ValidateNested({ each: true }),
    Type(() => shape),
    ...maybe(optional),
    ApiProperty({ type: [shape], minItems: min, maxItems: max, required: !optional }),
  );

export const UuidList = ({ min = 0, max }: Sized) =>
  applyDecorators(
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    IsUUID(undefined, { each: true }),
    ApiProperty({ type: [String], minItems: min, maxItems: max }),
  );

export const ManyOf = (values: readonly string[], { min = 0, max, optional }: Sized & Optional) =>
  applyDecorators(
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    ArrayUnique(),
    IsIn(values, { each: true }),
    ...maybe(optional),
    ApiProperty({
      type: String,
      isArray: true,
      enum: [...values],
      minItems: min,
      maxItems: max,
      required: !optional,
    }),
  );

/** Days of the week, Monday is 1. */
export const Weekdays = ({ max }: Pick<Sized, 'max'>) =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(max),
    ArrayUnique(),
    IsIn(WEEKDAYS, { each: true }),
    ApiProperty({ type: 'array', maxItems: max, items: { type: 'integer', minimum: 1, maximum: 7 } }),
  );

/** The same in a query string, where one alone is no list. */
export const ManyOfInQuery = (values: readonly string[], sized: Sized) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value)),
    ManyOf(values, sized),
  );

/** The key of a day, a month, a quarter, a half-year, a year or a school year. */
export const PeriodKey = () =>
  applyDecorators(
    IsString(),
    passes('isPeriod', (text) => periodOf(text) !== null),
    ApiProperty({ type: String, pattern: PERIOD_KEY.source, example: '2026-11' }),
  );
