import { applyDecorators, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

export const AUDIENCES = ['provider', 'department', 'public', 'operator'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** The audience a request speaks to: the first word after /api/. */
export function audienceOf(url: string): Audience | null {
  const word = /^\/api\/([a-z]+)(?:[/?]|$)/.exec(url)?.[1];
  return AUDIENCES.find((audience) => audience === word) ?? null;
}

const controllerOf = (audience: Audience) => (path: string) =>
  applyDecorators(Controller(`api/${audience}/${path}`), ApiTags(audience));

/** Prefix, audience and OpenAPI tag in one word. */
export const ProviderController = controllerOf('provider');
export const DepartmentController = controllerOf('department');
export const PublicController = controllerOf('public');
export const OperatorController = controllerOf('operator');
