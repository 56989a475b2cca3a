import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../../bin/toolchain.mjs';
import { deliver, type Fate, type ProxiedRequest } from './proxy.ts';
import { rawReply } from './replies.ts';

const built = join(root, 'dist', 'app');
const types: Readonly<Record<string, string>> = {
  css: 'text/css',
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  webmanifest: 'application/manifest+json',
};

/** What a server answers that has another version of the app: other names for all that carries a hash. */
export interface NextVersion {
  /** The fate of a request when this version is deployed; what is not of the app reaches the endpoint. */
  readonly fateOf: (request: ProxiedRequest) => Fate;
  readonly bytesOf: (path: string) => Buffer;
  /** The address of the file whose name begins and ends so, in this version. */
  readonly pathOf: (beginning: string, ending?: string) => string;
}

/** The built app once more, as the next release would bring it. */
export function createNextVersion(): NextVersion {
  const names = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.includes('.') && !/\.(?:br|gz)$/.test(name),
  );
  const renamed = new Map(names.map((name) => [name, name.replace(hash, flip)]));
  const rename = (text: string) =>
    [...renamed].reduce((all, [from, to]) => all.replaceAll(basename(from), basename(to)), text);
  const files = new Map(
    names.map((name) => {
      const bytes = readFileSync(join(built, name));
      const isText = Object.hasOwn(types, extensionOf(name));
      return [`/${renamed.get(name)!}`, isText ? Buffer.from(rename(bytes.toString())) : bytes];
    }),
  );
  const worker = files
    .get('/sw.js')!
    .toString()
    .replace(entry, (_all, _integrity, revision, url) => {
      const integrity = `sha256-${digest('sha256', files.get(`/${url}`)!, 'base64')}`;
      const quoted = revision === 'null' ? 'null' : `"${digest('md5', files.get(`/${url}`)!, 'hex')}"`;
      return `{"integrity":"${integrity}","revision":${quoted},"url":"${url}"}`;
    });
  files.set('/sw.js', Buffer.from(`${worker}\n// the next version\n`));
  return {
    fateOf({ path }) {
      const name = path.split('?')[0]!;
      const bytes = files.get(name === '/' ? '/index.html' : name);
      if (!bytes) return name.startsWith('/assets/') ? notFound : deliver;
      const type = types[extensionOf(name)] ?? 'application/octet-stream';
      return {
        type: 'answer',
        reply: rawReply('200 OK', [`content-type: ${name === '/' ? 'text/html' : type}`], bytes),
      };
    },
    bytesOf: (path) => files.get(path)!,
    pathOf: (beginning, ending = '') =>
      [...files.keys()].find((path) => path.startsWith(`/assets/${beginning}`) && path.endsWith(ending))!,
  };
}

export const notFound: Fate = {
  type: 'answer',
  reply: rawReply('404 Not Found', ['content-type: text/plain'], Buffer.from('There is nothing here.')),
};

/** An entry of the list of files that the service worker keeps. */
const entry = /\{"integrity":"([^"]+)","revision":("[^"]+"|null),"url":"([^"]+)"\}/g;

/** In a name that the build gave: eight characters that change with the content. */
const hash = /-([\w-]{8})(?=\.\w+$)/;

function extensionOf(name: string): string {
  return name.split('.').at(-1) ?? '';
}

function flip(_all: string, characters: string): string {
  return `-${[...characters].toReversed().join('')}`.replace(/-$/, '_');
}

function digest(algorithm: string, bytes: Buffer, encoding: 'base64' | 'hex'): string {
  return createHash(algorithm).update(bytes).digest(encoding);
}
