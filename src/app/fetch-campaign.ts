import * as z from 'zod/mini';
import { CampaignView } from '../contract/campaign.ts';
import type { Invitation } from '../contract/invitation.ts';
import type { Day } from '../contract/primitives.ts';

/** Why joining did not work; one plain sentence each on screen. */
export type JoinProblem =
  | 'mistyped'
  | 'wrong-role'
  | 'expired'
  | 'revoked'
  | 'unknown'
  | 'offline'
  | 'portal'
  | 'busy'
  | 'not-us'
  | 'other-keys'
  | 'other-campaign';

export type CampaignResult =
  | { readonly type: 'campaign'; readonly campaign: CampaignView }
  | { readonly type: 'problem'; readonly problem: JoinProblem };

export interface FetchCampaignDeps {
  readonly fetch: typeof globalThis.fetch;
  readonly today: () => Day;
  readonly abortAfter: (milliseconds: number) => AbortSignal;
}

/**
 * `GET /v1/campaign` with the invitation's token. The keys to seal to are those pinned in the invitation:
 * an endpoint that names others is refused.
 */
export async function fetchCampaign(
  deps: FetchCampaignDeps,
  invitation: Invitation,
): Promise<CampaignResult> {
  const { fetch } = deps;
  let response: Response;
  try {
    response = await fetch('/v1/campaign', {
      headers: { authorization: `Bearer ${invitation.token}` },
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: deps.abortAfter(30_000),
    });
  } catch {
    return problem('offline');
  }
  const contentType = response.headers.get('content-type') ?? '';
  if (response.type === 'opaqueredirect' || contentType.startsWith('text/html')) return problem('portal');
  if (response.status === 401) return problem('unknown');
  if (response.status === 403) {
    const expired = invitation.expires !== undefined && invitation.expires < deps.today();
    return problem(expired ? 'expired' : 'revoked');
  }
  if (response.status === 429 || response.status >= 500) return problem('busy');
  if (response.status !== 200 || !contentType.startsWith('application/json')) return problem('not-us');
  const parsed = z.safeParse(CampaignView, await response.json().catch(() => null));
  if (!parsed.success || parsed.data.id !== invitation.campaign) return problem('not-us');
  if (!sameKeys(parsed.data.recipients, invitation.recipients)) return problem('other-keys');
  return { type: 'campaign', campaign: parsed.data };
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key) => b.includes(key));
}

function problem(kind: JoinProblem): CampaignResult {
  return { type: 'problem', problem: kind };
}
