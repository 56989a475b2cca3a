import * as z from 'zod/mini';
import { Day, Uuid } from './primitives.ts';

/** Reply of `GET /v1/health`: JSON that only a Calepin endpoint would answer (a captive portal would not). */
export const Health = z.strictObject({
  service: z.literal('calepin'),
  version: z.string(),
  campaign: Uuid,
  epoch: Uuid,
  day: Day,
});
export type Health = z.infer<typeof Health>;
