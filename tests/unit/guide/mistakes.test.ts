import { describe, expect, test } from 'vitest';
import { type GuideSource, compileGuide, compileGuideText } from '../../../src/guide/compile.ts';

/** `▲` marks where a message is expected; it is taken out before compiling. */
const mark = '▲';

const meta = `---
id: spring
version: 2
language: en
title: "Spring meetings"
fields: [date, sector]
---
`;
const topic = `${meta}
## Means of action {#means}
`;
const question = `${topic}
### What would you do? {#means.do answer=idea}
`;

describe('a mistake is told at its line and column, with what to write instead', () => {
  test.each<[string, string, RegExp]>([
    ['no front matter', `${mark}## Topic {#topic}\n`, /Start the file with.*id:/],
    [
      'front matter that is not closed',
      `${mark}---\nid: a\nversion: 1\nlanguage: en\ntitle: A\n\n## T {#t}\n`,
      /“---”/,
    ],
    ['an empty front matter', `${mark}---\n---\n\n## T {#t}\n`, /empty/],
    [
      'a value missing',
      `${mark}---\nid: a\nversion: 1\nlanguage: en\n---\n\n## T {#t}\n\nText.\n`,
      /“title” is missing/,
    ],
    [
      'YAML that cannot be read',
      `---\nid: a\nversion: 1\nlanguage: en\ntitle: ${mark}Guide: meetings\n---\n\n## T {#t}\n\nText.\n`,
      /double quotes/,
    ],
    ['a name that is not known', meta.replace('fields', `${mark}field`) + '## T {#t}\n\nA.\n', /“fields”\?/],
    [
      'a version that is not a number',
      topic.replace('version: 2', `version: ${mark}two`) + 'A.\n',
      /“version: 1”/,
    ],
    ['a version below 1', topic.replace('version: 2', `version: ${mark}0`) + 'A.\n', /whole number/],
    [
      'a language that is neither',
      topic.replace('language: en', `language: ${mark}French`) + 'A.\n',
      /“language: fr”/,
    ],
    ['an id with capitals', topic.replace('id: spring', `id: ${mark}Spring`) + 'A.\n', /small letters/],
    ['an empty title', topic.replace('"Spring meetings"', `${mark}""`) + 'A.\n', /double quotes/],
    [
      'fields that are not a list',
      topic.replace('[date, sector]', `${mark}date`) + 'A.\n',
      /\[date, sector, region\]/,
    ],
    ['an unknown field', topic.replace('[date, sector]', `[date, ${mark}secteur]`) + 'A.\n', /“sector”\?/],
    ['a field listed twice', topic.replace('[date, sector]', `[date, ${mark}date]`) + 'A.\n', /twice/],
    ['text before the first heading', `${meta}\n${mark}Hello.\n\n## T {#t}\n\nA.\n`, /#role/],
    ['a topic without an id', `${meta}\n${mark}## Means of action\n\nText.\n`, /“\{#means-of-action\}”/],
    ['a question without an id', `${topic}\n### What? ${mark}{answer=idea}\n`, /\{#what answer=idea\}/],
    ['a question without an answer', `${topic}\n### What? ${mark}{#means.what}\n`, /answer=….*channel/],
    ['an id that is not well formed', `${meta}\n## Été {${mark}#Été}\n\nText.\n`, /“#ete”/],
    ['an unknown kind of answer', `${topic}\n### What? {#means.what answer=${mark}ideas}\n`, /“idea”\?/],
    [
      'a second kind that is unknown',
      `${topic}\n### What? {#means.what answer=idea,${mark}obstical}\n`,
      /“obstacle”\?/,
    ],
    [
      'a kind that resembles none',
      `${topic}\n### What? {#means.what answer=${mark}xyzzy}\n`,
      /one of: idea, argument/,
    ],
    ['a kind listed twice', `${topic}\n### What? {#means.what answer=idea,${mark}idea}\n`, /twice/],
    [
      'spaces after a comma',
      `${topic}\n### What? {#means.what answer=idea,${mark} ${mark}risk}\n`,
      /comma|name=value/,
    ],
    [
      'information with another kind',
      `${topic}\n### W? {#means.w answer=${mark}information,idea}\n`,
      /stands alone/,
    ],
    ['a checklist without ticks', `${topic}\n### W? {${mark}#means.w answer=checklist}\n`, /- Headsets/],
    [
      'an attribute that is not known',
      `${topic}\n### W? {#means.w answer=idea ${mark}minuts=3}\n`,
      /“minuts”/,
    ],
    ['minutes that are not a number', `${meta}\n## T {#t minutes=${mark}ten}\n\nText.\n`, /minutes=30/],
    ['two ids in one block', `${meta}\n## T {#t ${mark}#u}\n\nText.\n`, /Keep one/],
    ['a word that is not understood', `${meta}\n## T {#t ${mark}long}\n\nText.\n`, /name=value/],
    [
      'an id block that is not closed',
      `${meta}\n${mark}## T ${mark}{#t\n\nText.\n`,
      /end of a heading|no id/,
    ],
    ['an id block in the middle', `${question}\n- Say ${mark}{#means.say} more\n`, /at the end of a heading/],
    [
      'a block on the second line of an item',
      `${question}\n- Say\n  more ${mark}{move-to=means}\n`,
      /first line of an item/,
    ],
    [
      'an id on an example',
      `${question}\n- Say more\n  - like this ${mark}{#means.this}\n`,
      /Remove this block/,
    ],
    [
      'an id taken by a question',
      `${question}\n### And? {${mark}#means.do answer=idea}\n`,
      /taken on line 11/,
    ],
    ['an id taken by a topic', `${question}\n- Tell {${mark}#means}\n`, /taken on line 9/],
    [
      'a second role',
      `${meta}\n## A {#role}\n\nA.\n\n## B {${mark}#role}\n\nB.\n\n## T {#t}\n\nA.\n`,
      /taken on line 9/,
    ],
    [
      'a question outside a topic',
      `${meta}\n${mark}### W? {#w answer=idea}\n\n## T {#t}\n\nA.\n`,
      /outside a topic/,
    ],
    [
      'a question in the role',
      `${meta}\n## R {#role}\n\nA.\n\n${mark}### W? {#w answer=idea}\n\n## T {#t}\n\nA.\n`,
      /outside/,
    ],
    [
      'move-to an unknown topic',
      `${question}\n- A {move-to=${mark}strike}\n\n## S {#strikes}\n\nA.\n`,
      /“strikes”\?/,
    ],
    ['an unknown form', `${topic}\n### W? {#means.w answer=idea form=${mark}next}\n`, /next-meeting/],
    ['move-to the same topic', `${question}\n- A {move-to=${mark}means}\n`, /another topic/],
    [
      'move-to on a question',
      `${topic}\n### W? {#means.w answer=idea ${mark}move-to=means}\n`,
      /“move-to” has no meaning/,
    ],
    ['a list before the first question', `${topic}\n${mark}- one\n- two\n`, /answer=idea/],
    ['a paragraph under a question', `${question}\n${mark}Say more.\n`, /“- ”/],
    ['a first-level heading', `${meta}\n${mark}# Title\n\n## T {#t}\n\nA.\n`, /“##”/],
    ['a fourth-level heading', `${question}\n${mark}#### More\n`, /“###”/],
    ['a heading without words', `${meta}\n${mark}## {#t}\n\nText.\n`, /no words/],
    ['an empty item', `${question}\n${mark}-\n`, /empty/],
    ['a box in a list', `${question}\n- ${mark}[ ] Headsets\n`, /tick already/],
    ['a list three levels deep', `${question}\n- a\n  - b\n    ${mark}- c\n`, /two levels/],
    ['a second paragraph in an item', `${question}\n- a\n\n  ${mark}b\n`, /one paragraph/],
    ['a quotation outside a list', `${topic}\n${mark}> Words.\n`, /inside a list item/],
    ['an image', `${topic}\nSee ${mark}![a](https://example.org/a.png)\n`, /no images/],
    ['a table', `${topic}\n${mark}| a | b |\n|---|---|\n| 1 | 2 |\n`, /no tables/],
    ['HTML', `${topic}\nA ${mark}<b>bold\n`, /no HTML/],
    ['a block of HTML', `${topic}\n${mark}<div>a</div>\n`, /no HTML/],
    ['code', `${topic}\n${mark}\`\`\`\na\n\`\`\`\n`, /no code/],
    ['code in an item', `${question}\n- ${mark}\`\`\`\n  a\n  \`\`\`\n`, /no code/],
    ['code in an example', `${question}\n- a\n  - ${mark}\`\`\`\n    a\n    \`\`\`\n`, /no code/],
    [
      'code in the role',
      `${meta}\n## R {#role}\n\n- ${mark}\`\`\`\n  a\n  \`\`\`\n\n## T {#t}\n\nA.\n`,
      /no code/,
    ],
    [
      'a question with so long an id that its items have none',
      `${topic}\n### W? {#${'w'.repeat(63)} answer=idea}\n\n${mark}- a\n`,
      /Shorten/,
    ],
    ['a line between parts', `${topic}\nText.\n\n${mark}***\n`, /Remove it/],
    ['a link that is not secure', `${topic}\nSee ${mark}[this](http://example.org).\n`, /https:\/\//],
    [
      'a bare address that is not secure',
      `${topic}\nSee ${mark}http://example.org for more.\n`,
      /https:\/\//,
    ],
    ['a link to a script', `${topic}\nSee ${mark}[this](javascript:alert).\n`, /https:\/\//],
    ['a definition', `${topic}\nText.\n\n${mark}[a]: https://example.org\n`, /where it is used/],
    ['no topic', `${mark}${meta}\n## Role {#role}\n\nText.\n`, /at least one/],
    ['a paragraph that never ends', `${topic}\n${mark}${'word '.repeat(700)}![a](b)\n`, /empty line/],
  ])('%s', (_, marked, advice) => {
    const { source, places } = readMarks(marked);
    const { text, messages } = compileGuideText(source, 'en.md');
    const errors = messages.filter(({ severity }) => severity === 'error');
    expect(text).toBeNull();
    expect(errors.map(({ line, column }) => `${line}:${column}`)).toEqual(places);
    for (const { message } of errors) expect(message).toMatch(advice);
    expect(messages.every(({ file }) => file === 'en.md')).toBe(true);
  });
});

describe('a doubt is a warning, and the guide still compiles', () => {
  test.each<[string, string, RegExp]>([
    ['an eighth prompt', `${question}\n${'- a\n'.repeat(7)}${mark}- b\n- c\n`, /9 prompts/],
    [
      'a context of 121 words',
      `${topic}\n${mark}${'word '.repeat(100)}\n\n${'word '.repeat(21)}\n`,
      /121 words/,
    ],
    ['a topic without content', `${meta}\n## T {${mark}#t}\n`, /empty/],
    ['a role without content', `${meta}\n## R {${mark}#role}\n\n## T {#t}\n\nText.\n`, /empty/],
  ])('%s', (_, marked, advice) => {
    const { source, places } = readMarks(marked);
    const { text, messages } = compileGuideText(source, 'en.md');
    expect(text).not.toBeNull();
    expect(messages.map(({ severity, line, column }) => `${severity} ${line}:${column}`)).toEqual(
      places.map((place) => `warning ${place}`),
    );
    expect(messages[0]?.message).toMatch(advice);
  });

  test('a long checklist is no doubt, and neither is a context of 120 words', () => {
    const checklist = `${topic}\n${'word '.repeat(120)}\n\n### W? {#means.w answer=checklist}\n\n${'- a\n'.repeat(12)}`;
    expect(compileGuideText(checklist, 'en.md').messages).toEqual([]);
  });
});

describe('French spacing is a warning at its place, wherever a person reads the text', () => {
  const french = meta.replace('language: en', 'language: fr');
  test.each<[string, string]>([
    [
      'the title',
      french.replace('"Spring meetings"', `"Réunions${mark} : le printemps"`) + '## T {#t}\n\nA.\n',
    ],
    ['the role', `${french}\n## R {#role}\n\nNotez${mark} ; écoutez.\n\n## T {#t}\n\nA.\n`],
    ['the title of a topic', `${french}\n## Moyens${mark}: un début {#t}\n\nA.\n`],
    ['the context', `${french}\n## T {#t}\n\nPremière ligne\nDites «${mark} oui${mark} ».\n`],
    ['a question', `${french}\n## T {#t}\n\n### Quoi${mark} ? {#t.q answer=idea}\n`],
    ['a prompt', `${french}\n## T {#t}\n\n### Q {#t.q answer=idea}\n\n- L*a* **grève**${mark} ! {#t.q.a}\n`],
    ['an example', `${french}\n## T {#t}\n\n### Q {#t.q answer=idea}\n\n- a\n  - l${mark}'idée\n`],
    [
      'a text to read',
      `${french}\n## T {#t}\n\n### Q {#t.q answer=idea}\n\n- a\n\n  > un\n  > deux${mark} ! \\* &amp; l${mark}'a\n`,
    ],
    ['the closing', `${french}\n## F {#closing}\n\nMerci${mark} !\n\n## T {#t}\n\nA.\n`],
  ])('in %s', (_, marked) => {
    const { source, places } = readMarks(marked);
    const { text, messages } = compileGuideText(source, 'fr.md');
    expect(text).not.toBeNull();
    expect(messages.map(({ severity, line, column }) => `${severity} ${line}:${column}`)).toEqual(
      places.map((place) => `warning ${place}`),
    );
  });

  test('an English guide is not judged by it', () => {
    expect(compileGuideText(`${topic}\nDon't: stop ! Now ; then ?\n`, 'en.md').messages).toEqual([]);
  });
});

describe('files that are no guide get one clear message', () => {
  test.each([
    ['an empty file', '', /empty/],
    ['white space', ' \n\t\n', /empty/],
    ['an image', '\u0089PNG\u001A\n\u0000\u0000', /plain text/],
    ['a text in another encoding', `${meta}\n## Gr\uFFFDve {#t}\n`, /UTF-8/],
    ['half of a character', `${meta}\n## \uD83D {#t}\n`, /UTF-8/],
    ['ten megabytes', `${question}${'- an idea\n'.repeat(1_000_000)}`, /too long/],
  ])('%s', (_, source, advice) => {
    const { guide, messages } = compileGuide([{ file: 'en.md', source }]);
    expect(guide).toBeNull();
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({
      file: 'en.md',
      severity: 'error',
      message: expect.stringMatching(advice),
    });
  });

  test('no file at all', () => {
    expect(compileGuide([]).messages).toHaveLength(1);
  });

  test('the first wrong byte of a file is pointed at', () => {
    const { messages } = compileGuideText(`${meta}\n## Gr\uFFFDve {#t}\n`, 'fr.md');
    expect(messages[0]).toMatchObject({ line: 9, column: 6 });
  });
});

test('every mistake of a file is told, not only the first, in the order of the file', () => {
  const { source, places } = readMarks(
    `${meta.replace('2', `${mark}two`).replace('sector', `${mark}sectr`)}
${mark}## Means
### A? {#a answer=${mark}ides,${mark}xyzzy}
- one {move-to=${mark}nowhere}
${mark}Text of nobody? No: of the item.

${mark}Text of nobody.
### A? {${mark}#a answer=idea}
`.replace(`${mark}Text of nobody? `, 'Text of nobody? '),
  );
  expect(compileGuideText(source, 'en.md').messages.map(({ line, column }) => `${line}:${column}`)).toEqual(
    places,
  );
});

describe('the two languages of a guide agree', () => {
  const en = `${question}
- Tell us.
- More. {#means.more move-to=strikes}

## Strikes {#strikes minutes=10}

### How? {#strikes.how answer=idea}
`;
  const fr = en.replace('language: en', 'language: fr');

  test('and the same file in two languages is a guide', () => {
    const { guide, messages } = compile(en, fr);
    expect(messages).toEqual([]);
    expect(guide?.texts.en).toEqual(guide?.texts.fr);
  });

  test.each<[string, string, string, RegExp]>([
    ['another id', en, fr.replace('id: spring', `id: ${mark}summer`), /“spring”/],
    ['another version', en, fr.replace('version: 2', `version: ${mark}3`), /“2”/],
    ['other fields', en, fr.replace('[date, sector]', `${mark}[date, region]`), /fields/],
    [
      'the same language',
      en,
      en.replace('language: en', `language: ${mark}en`),
      /one file for each language/,
    ],
    [
      'a topic less',
      stay(en).replace('#strikes ', `${mark}#strikes `),
      cutFrom(stay(fr), '## Str'),
      /missing from fr.md/,
    ],
    [
      'a question less',
      en.replace('#strikes.how', `${mark}#strikes.how`),
      cutFrom(fr, '### How'),
      /missing from fr.md/,
    ],
    [
      'a question more',
      cutFrom(en, '### How'),
      fr.replace('#strikes.how', `${mark}#strikes.how`),
      /missing from en.md/,
    ],
    [
      'an item less',
      en.replace('#means.more', `${mark}#means.more`),
      fr.replace(/- More.*\n/, ''),
      /missing from fr.md/,
    ],
    [
      'an item more, without an id',
      en,
      fr.replace('- More', `- First.\n- More`).replace('- First', `${mark}- First`),
      /“means.do.2” is missing/,
    ],
    [
      'another answer',
      en,
      fr.replace('#means.do answer=idea', `${mark}#means.do answer=risk`),
      /answer=idea/,
    ],
    ['other minutes', en, fr.replace('#strikes minutes=10', `${mark}#strikes`), /minutes=10/],
    [
      'a form in one language only',
      en,
      fr.replace('#strikes.how answer=idea', `${mark}#strikes.how answer=idea form=next-meeting`),
      /no form/,
    ],
    ['no move', en, fr.replace('#means.more move-to=strikes', `${mark}#means.more`), /move-to=strikes/],
    [
      'a role more',
      en,
      fr.replace('## Means', `## R {${mark}#role}\n\nA.\n\n## Means`),
      /section “role” is missing/,
    ],
  ])('%s is told', (_, first, second, advice) => {
    const one = readMarks(first);
    const two = readMarks(second);
    const { guide, messages } = compile(one.source, two.source);
    const errors = messages.filter(({ severity }) => severity === 'error');
    expect(guide).toBeNull();
    expect(errors.map(({ file, line, column }) => `${file} ${line}:${column}`)).toEqual([
      ...one.places.map((place) => `en.md ${place}`),
      ...two.places.map((place) => `fr.md ${place}`),
    ]);
    expect(errors[0]?.message).toMatch(advice);
  });

  test('a topic with another id is told once in each file, and its questions are not', () => {
    const one = readMarks(stay(en).replace('#strikes ', `${mark}#strikes `));
    const two = readMarks(stay(fr).replace('#strikes ', `${mark}#strike `));
    const { messages } = compile(one.source, two.source);
    expect(messages.map(({ file, line, column }) => `${file} ${line}:${column}`)).toEqual([
      `en.md ${one.places[0]}`,
      `fr.md ${two.places[0]}`,
    ]);
  });

  test('another order is told once, where it begins', () => {
    const swapped = `${meta.replace('language: en', 'language: fr')}
## B {${mark}#b}

Text.

## A {#a}

Text.
`;
    const { source, places } = readMarks(swapped);
    const { messages } = compile(`${meta}\n## A {#a}\n\nText.\n\n## B {#b}\n\nText.\n`, source);
    expect(messages.map(({ file, line, column }) => `${file} ${line}:${column}`)).toEqual([
      `fr.md ${places[0]}`,
    ]);
    expect(messages[0]?.message).toMatch(/same order/);
  });

  test('a missing language is a warning that names it', () => {
    const { guide, messages } = compileGuide([{ file: 'en.md', source: en }]);
    expect(guide?.texts).toHaveProperty('en');
    expect(messages).toMatchObject(
      [{ severity: 'warning', line: 4, column: 11, message: /French.*language: fr/ }].map(
        ({ message, ...rest }) => ({ ...rest, message: expect.stringMatching(message) }),
      ),
    );
  });

  test('a file that cannot be read is not compared as well', () => {
    expect(compile(en, '').messages).toHaveLength(1);
  });
});

function compile(en: string, fr: string): ReturnType<typeof compileGuide> {
  const sources: readonly GuideSource[] = [
    { file: 'en.md', source: en },
    { file: 'fr.md', source: fr },
  ];
  return compileGuide(sources);
}

/** The source without its marks, and the place of each mark as `line:column`. */
function readMarks(marked: string): { source: string; places: readonly string[] } {
  const places = marked.split('\n').flatMap((line, index) => {
    const pieces = line.split(mark).slice(0, -1);
    return pieces.map((_, count) => `${index + 1}:${pieces.slice(0, count + 1).join('').length + 1}`);
  });
  return { source: marked.replaceAll(mark, ''), places };
}

function stay(text: string): string {
  return text.replace(' move-to=strikes', '');
}

function cutFrom(text: string, start: string): string {
  return text.slice(0, text.indexOf(start));
}
