/** A mistake in a guide file and what to write instead. `line` and `column` count from 1, columns in UTF-16 units. */
export interface GuideMessage {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** Collects the messages of one file. Offsets are UTF-16 units of the text as `readSource` gives it. */
export interface Report {
  error(offset: number, message: string): void;
  warning(offset: number, message: string): void;
  /** Line of an offset, for messages that point at a second place. */
  lineAt(offset: number): number;
  /** By line, then column; nothing twice. */
  messages(): readonly GuideMessage[];
}

export function createReport(file: string, text: string): Report {
  const lineStarts = findLineStarts(text);
  const messages: GuideMessage[] = [];
  const lineAt = (offset: number) => lineOf(lineStarts, offset);
  const add = (severity: GuideMessage['severity'], offset: number, message: string) => {
    const line = lineAt(offset);
    const column = offset - (lineStarts[line - 1] ?? 0) + 1;
    messages.push({ file, line, column, severity, message });
  };
  return {
    error: (offset, message) => add('error', offset, message),
    warning: (offset, message) => add('warning', offset, message),
    lineAt,
    messages: () => sortMessages(messages),
  };
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

function lineOf(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

function sortMessages(messages: readonly GuideMessage[]): readonly GuideMessage[] {
  const unique = new Map(messages.map((message) => [JSON.stringify(message), message]));
  return [...unique.values()].sort((a, b) => a.line - b.line || a.column - b.column);
}
