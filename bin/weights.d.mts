export interface Weights {
  readonly firstLoad: number;
  readonly offlineReady: number;
}
export const budgets: Weights;
export const fetchedWhenNeeded: RegExp;
export function weigh(folder?: string): Weights;
export function printWeights(): void;
