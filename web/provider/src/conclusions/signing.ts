import type { components } from '@onaltu/api-client/provider.schema';
import { type CaseState, whyNot } from '@onaltu/domain/case-process';
import type { Refusal } from '@onaltu/domain/refused';
import type { Conclusion } from './use-conclusion';

export type SigningRole = components['schemas']['SignConclusion']['role'];
type Signer = { userId: string; roles: readonly string[] };

const isMember = ({ parts }: Conclusion, userId: string) => parts.some(({ specialistId }) => specialistId === userId);

/** In which roles this person signs: as one of the team, as head, or once in each. */
export function signingRoles(conclusion: Conclusion, { userId, roles }: Signer): SigningRole[] {
  return [
    ...(roles.includes('SPECIALIST') && isMember(conclusion, userId) ? (['SPECIALIST'] as const) : []),
    ...(roles.includes('HEAD') ? (['HEAD'] as const) : []),
  ];
}

const signatureOf = ({ signers }: Conclusion, role: SigningRole, userId: string) =>
  signers.find((signer) => signer.role === role && (role === 'HEAD' || signer.signerId === userId));

/** Why this person's signature is closed now, by the rule that would refuse it. */
export function whyNotSign(
  conclusion: Conclusion,
  state: CaseState,
  role: SigningRole,
  userId: string,
): Refusal | null {
  if (signatureOf(conclusion, role, userId)?.signedAt) return 'conclusion.already-signed';
  const unsigned = conclusion.signers.filter((signer) => signer.role === 'SPECIALIST' && !signer.signedAt).length;
  const refusal = whyNot('signConclusion', state, {
    openGapsWithoutRemark: conclusion.gaps.filter(({ remark }) => !remark).length,
    unsignedSpecialists: role === 'HEAD' ? unsigned : 0,
  });
  const own = conclusion.parts.find(({ specialistId }) => specialistId === userId);
  return refusal ?? (role === 'SPECIALIST' && !own?.version ? 'conclusion.part-missing' : null);
}

/** A head who is the only specialist signs in both roles, and says why. */
export function signsAlone({ parts }: Conclusion, role: SigningRole, userId: string): boolean {
  return role === 'HEAD' && parts.every(({ specialistId }) => specialistId === userId);
}
