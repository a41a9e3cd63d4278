/** What callers send who mean harm, or whose program is broken: values in the place of others, texts, bodies that are no JSON. */
import type { Random } from './random.ts';

const deep = (levels: number): unknown => {
  let inner: unknown = 'bottom';
  for (let n = 0; n < levels; n += 1) inner = n % 2 === 0 ? [inner] : { inner };
  return inner;
};

export const TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000\u0001\u0002',
  '\ud800\udc00\ud800',
  '\u202Eenod b1.1\u202C',
  '\u200b\u200b\u200b',
  '👩‍👩‍👧‍👦🎉',
  'İıŞß ﷽ Ω',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  '${status} {{complete}} ${1/0}',
  "1.1(a)'; DROP TABLE documents; --",
  '<script>alert(1)</script><at>x</at>',
  '[done](javascript:alert(1))',
  '=HYPERLINK("https://example.org")',
  '../../etc/passwd',
  '%00%2e%2e%2f',
  '9999-99-99',
  '2026-02-30',
  '-271821-04-19',
  '+275760-09-14',
  '0000-00-00',
  '2027-03-01T25:61:61Z',
  '1e309',
  '-0',
  '٣٫١',
  'item:1.1(a)#?/\\',
  '{"do":"save"}',
];

const VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  0.1,
  1e308,
  -1e308,
  Number.MAX_SAFE_INTEGER + 2,
  2 ** 31,
  [],
  {},
  [null],
  [[]],
  [[[[]]]],
  { length: -1 },
  { toString: 'x' },
  { id: null },
  deep(12),
  deep(90),
  Array.from({ length: 300 }, (_, n) => n),
];

/** Their names would reach into what objects are made of; written by hand, since an object does not keep them. */
const PROTOTYPES = ['{"__proto__":{"officer":true}}', '{"constructor":{"prototype":{"officer":true}}}'];

export function nastyText({ pick, below }: Random): string {
  switch (below(12)) {
    case 0:
      return pick(TEXTS).repeat(1 + below(40));
    case 1:
      return 'x'.repeat(1 + below(5_000));
    case 2:
      return Array.from({ length: below(60) }, () => String.fromCodePoint(1 + below(0xd7ff))).join('');
    default:
      return pick(TEXTS);
  }
}

export function nastyValue(random: Random): unknown {
  if (random.below(3) === 0) return nastyText(random);
  if (random.below(20) === 0) return JSON.parse(random.pick(PROTOTYPES));
  // A copy: what is mangled further must not grow into the next one.
  return structuredClone(random.pick(VALUES));
}

/** A body that is not what it should be as a whole. */
export function nastyBody(random: Random, body: string): string {
  switch (random.below(6)) {
    case 0:
      return body.slice(0, random.below(body.length));
    case 1:
      return '';
    case 2:
      return JSON.stringify(nastyValue(random));
    case 3:
      return `[${body}]`;
    case 4:
      return body.replace('{', `{"padding":"${'x'.repeat(300_000)}",`);
    default:
      return body.replaceAll('"', "'");
  }
}

type Place = { holder: Record<string, unknown> | unknown[]; key: string };

/** Every place of a value inside another, outermost first. */
export function placesIn(whole: unknown): Place[] {
  const found: Place[] = [];
  const left: unknown[] = [whole];
  for (let next = left.shift(); next !== undefined && found.length < 400; next = left.shift()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, value] of Object.entries(next)) {
      found.push({ holder: isRecord(next) ? next : Object.values(next), key });
      left.push(value);
    }
  }
  return found;
}

const isRecord = (value: object): value is Record<string, unknown> => !Array.isArray(value);

/** Changes up to four places of the activity, which is the caller's to change. */
export function mangled(random: Random, activity: Record<string, unknown>): Record<string, unknown> {
  const within = random.below(3) > 0 && typeof activity.value === 'object' ? activity.value : activity;
  for (let times = 1 + random.below(3); times > 0; times -= 1) {
    const places = placesIn(within);
    if (places.length === 0) break;
    const { holder, key } = random.pick(places);
    if (Array.isArray(holder)) continue;
    const value = holder[key];
    switch (random.below(8)) {
      case 0:
        delete holder[key];
        break;
      case 1:
        holder[key] = [value];
        break;
      case 2:
        holder[key] = { value };
        break;
      case 3:
        holder[`${key} `] = value;
        break;
      case 4:
        holder[key] = typeof value === 'string' ? value + nastyText(random) : nastyValue(random);
        break;
      default:
        holder[key] = nastyValue(random);
    }
  }
  return activity;
}
