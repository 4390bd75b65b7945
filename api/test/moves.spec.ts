import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { type Move, MOVES } from '@onaltu/domain/case-process';
import { may, type Permission, PROVIDER_ROLES } from '@onaltu/domain/permissions';
import { ALLOW } from '../src/platform/auth/current-actor';
import { startApp } from './harness';

/** The route by which each move is made; a move without one is made by no person. */
const ROUTE_OF: Readonly<Partial<Record<Move, string>>> = {
  register: 'case-files/:caseFileId/registration',
  takeUp: 'case-files/:caseFileId/review',
  returnForCompletion: 'case-files/:caseFileId/return',
  handInAgain: 'case-files/:caseFileId/handing-in',
  putOnWaitingList: 'case-files/:caseFileId/waiting',
  callUp: 'case-files/:caseFileId/call',
  refuse: 'case-files/:caseFileId/refusal',
  concludeContract: 'case-files/:caseFileId/contract',
  beginAssessment: 'case-files/:caseFileId/assessments',
  closeAssessment: 'assessments/:assessmentId/answer',
  beginCourse: 'case-files/:caseFileId/programme/approval',
  pause: 'case-files/:caseFileId/pause',
  resume: 'case-files/:caseFileId/resumption',
  prolong: 'case-files/:caseFileId/prolongation',
  endEarly: 'case-files/:caseFileId/early-end',
  completeCourse: 'case-files/:caseFileId/completion',
  signConclusion: 'case-files/:caseFileId/conclusion/signature',
  handOver: 'case-files/:caseFileId/certificate/handing-over',
  reissueCertificate: 'case-files/:caseFileId/certificate/reissue',
  withdraw: 'case-files/:caseFileId/withdrawal',
  transfer: 'case-files/:caseFileId/transfer',
};

/** The specialists sign by the same route before the head; that only the head's signature moves the case has its own test. */
const SHARED: readonly Move[] = ['signConclusion'];

const MOVE_NAMES = Object.keys(MOVES) as Move[];

describe('the column "by" of the table of moves', () => {
  const app = startApp();

  const permissions = (): Map<string, Permission> => {
    const scanner = new MetadataScanner();
    const controllers = app.http.get(DiscoveryService, { strict: false }).getControllers();
    return new Map(
      controllers.flatMap(({ instance }) => {
        const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
        const base = Reflect.getMetadata(PATH_METADATA, instance.constructor) as string;
        return scanner.getAllMethodNames(prototype).flatMap((name): [string, Permission][] => {
          const handler = prototype[name]!;
          const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
          const posts = Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.POST;
          if (path === undefined || !posts) return [];
          const whole = `${base}/${path}`.replaceAll(/\/+/g, '/').replace(/^\/?(api\/)?provider\//, '');
          return [[whole, Reflect.getMetadata(ALLOW, handler) as Permission]];
        });
      }),
    );
  };

  it('names a route for every move that a person makes', () => {
    const byPeople = MOVE_NAMES.filter((move) => MOVES[move].by.some((role) => role !== 'SYSTEM'));
    expect(Object.keys(ROUTE_OF).toSorted()).toEqual(byPeople.toSorted());
  });

  it.each(MOVE_NAMES.filter((move) => ROUTE_OF[move] && !SHARED.includes(move)))('holds for %s', (move) => {
    const permission = permissions().get(ROUTE_OF[move] ?? '');
    expect(permission).toBeDefined();
    const admitted = PROVIDER_ROLES.filter((role) => may([role], permission!));
    expect(admitted.filter((role) => !MOVES[move].by.includes(role))).toEqual([]);
    expect(admitted).not.toEqual([]);
  });

  it('admits the head to the shared route', () => {
    for (const move of SHARED) expect(may(['HEAD'], permissions().get(ROUTE_OF[move] ?? '')!)).toBe(true);
  });
});
