import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ALLOW, type Allowed } from '../src/platform/auth/current-actor';

export type Route = { method: 'get' | 'post' | 'put' | 'delete'; path: string; allow: Allowed | undefined };

/** Every route the running server really has, with the permission that stands on it. */
export function routesOf(http: NestFastifyApplication): Route[] {
  const scanner = new MetadataScanner();
  return http
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .flatMap(({ instance }) => {
      const prototype = Object.getPrototypeOf(instance) as object;
      const base = Reflect.getMetadata(PATH_METADATA, instance.constructor) as string;
      return scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = (prototype as Record<string, object>)[name]!;
        const paths = Reflect.getMetadata(PATH_METADATA, handler) as string | string[] | undefined;
        if (paths === undefined) return [];
        const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number]!;
        return [paths].flat().map((path) => ({
          method: verb.toLowerCase() as Route['method'],
          path: `/${base}/${path}`.replaceAll(/\/+/g, '/').replace(/\/$/, ''),
          allow: Reflect.getMetadata(ALLOW, handler) as Allowed | undefined,
        }));
      });
    });
}
