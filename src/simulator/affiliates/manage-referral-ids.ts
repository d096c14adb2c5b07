/**
 * Owns: the word by which an affiliate's links are known. Source: live affiliate documentation: it can be set and
 * validated. Unverified: the bodies; 3 to 50 letters, digits, hyphens or underscores; unique in a location
 * whatever its case; taking another's is a 400.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import type { PlatformReply, PlatformRequest } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import { requireAffiliate } from './find-affiliate.ts';
import { show } from './manage-affiliates.ts';

const body = z.strictObject({ referralId: z.string() });

export function setReferralId(request: PlatformRequest): PlatformReply {
  const before = requireAffiliate(request);
  const { referralId } = parseInput(body, request.body);
  if (!isFree(request, before.id, referralId)) throw badRequest('The referral id is invalid or taken');
  return show(request, { ...before, referralId });
}

export function validateReferralId(request: PlatformRequest): PlatformReply {
  const { id } = requireAffiliate(request);
  const { referralId } = parseInput(body, request.body);
  return { status: 200, body: { valid: isFree(request, id, referralId) } };
}

function isFree({ location }: PlatformRequest, affiliateId: string, referralId: string): boolean {
  const wanted = referralId.toLowerCase();
  return (
    /^[\w-]{3,50}$/.test(referralId) &&
    location.affiliates
      .values()
      .every((other) => other.id === affiliateId || other.referralId?.toLowerCase() !== wanted)
  );
}
