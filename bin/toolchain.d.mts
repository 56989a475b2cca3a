export const root: string;
export class MissingError extends Error {}
export function ensureNode(): string;
export function ensurePackages(node: string): void;
export function environmentFor(node: string): NodeJS.ProcessEnv;
export function run(
  program: string,
  args: readonly string[],
  environment?: NodeJS.ProcessEnv,
  stdout?: 1 | 2,
): void;
export function runMain(main: () => void | Promise<void>): Promise<void>;
export function say(line: string): void;
