/** The bot's registration: whether it gets a token as it would for sending, and what to do where it does not. */
import { count } from '../cards/format.ts';
import { CERTIFICATE_SOON_DAYS, type Config, type Credentials, certificateLeft } from '../config.ts';
import { type Finding, findingsOn } from './finding.ts';
import type { Ports } from './surroundings.ts';

const { ok, note, fault } = findingsOn('credentials');

/** Asks for a real token, unless nothing may be asked. */
export async function credentials(
  { credentials: bot }: Config,
  { token, vouched, offline, now }: Around,
): Promise<Finding[]> {
  if (bot === null) return [];
  const ends = certificateEnds(bot, now());
  if (offline)
    return [
      ...ends,
      note('the credentials are set, and were not tried', 'Run the doctor without --offline to try them.'),
    ];
  // By itself first: whoever waits for a token cannot tell which of the two does not answer.
  const trusted = bot.type === 'SingleTenant' && bot.proof.kind === 'federated' ? bot.proof.clientId : null;
  const refused =
    (trusted === null
      ? null
      : await refusalOf(() => vouched(trusted), ofIdentity('MICROSOFT_APP_FEDERATED_CLIENT_ID'))) ??
    (await refusalOf(token, bot.type === 'UserAssignedMSI' ? ofIdentity('MICROSOFT_APP_ID') : ofDirectory));
  if (refused === null) return [ok('Teams gives the bot a token'), ...ends];
  return [fault(`no token: ${refused.what}`, refused.remedy), ...ends];
}

type Around = Pick<Ports, 'offline' | 'now' | 'vouched'> & { token: () => Promise<void> };

async function refusalOf(
  ask: () => Promise<void>,
  meaning: (said: string) => Refusal,
): Promise<Refusal | null> {
  try {
    await ask();
    return null;
  } catch (error) {
    const said = textsOf(error);
    return coded(said) ?? meaning(said);
  }
}

/** Of a certificate that holds: one that has run out is a fault of the configuration. */
function certificateEnds(bot: Credentials, now: Temporal.Instant): Finding[] {
  const holds = certificateLeft(bot, now);
  if (holds === null) return [];
  const { days, until } = holds;
  const left = `the certificate of the registration holds for ${count(days, 'more day')}, until ${until.toString().slice(0, 10)}`;
  return [
    days < CERTIFICATE_SOON_DAYS
      ? note(left, 'Make a new one and add it to the registration before that day: docs/sign-in.md.')
      : ok(left),
  ];
}

/** The words of an error and of all that caused it: looked through for a code, and never shown. */
function textsOf(error: unknown): string {
  const texts: string[] = [];
  for (let one = error, depth = 0; one instanceof Error && depth < 6; one = one.cause, depth += 1)
    texts.push(
      `${one.name} ${one.message} ${'code' in one ? String(one.code) : ''} ${'errorCode' in one ? String(one.errorCode) : ''}`,
    );
  return texts.join('\n');
}

type Refusal = { what: string; remedy: string };

/** By the codes of Microsoft Entra: what each means for a bot, and what mends it. */
const CODES: readonly { code: RegExp; what: string; remedy: string }[] = [
  {
    code: /AADSTS7000222/,
    what: 'the client secret has expired',
    remedy:
      'Make a new secret in the app registration and set MICROSOFT_APP_PASSWORD; better, sign in without one: docs/sign-in.md.',
  },
  {
    code: /AADSTS7000215/,
    what: 'the client secret is refused',
    remedy: 'Set MICROSOFT_APP_PASSWORD to the value of the secret, not to its id.',
  },
  {
    code: /AADSTS700016/,
    what: 'the directory knows no app with the id in MICROSOFT_APP_ID',
    remedy: 'Compare MICROSOFT_APP_ID and MICROSOFT_APP_TENANT_ID with the app registration.',
  },
  {
    code: /AADSTS9000(?:2|23)\b|tenant_not_found|invalid_tenant/,
    what: 'there is no directory with the id in MICROSOFT_APP_TENANT_ID',
    remedy: 'Set MICROSOFT_APP_TENANT_ID to the directory (tenant) id of the registration.',
  },
  {
    code: /AADSTS700027|AADSTS700030/,
    what: 'the certificate is not one of the app registration',
    remedy:
      'Upload its public part to the app registration, or set the certificate that stands there: docs/sign-in.md.',
  },
  {
    code: /AADSTS70021\d?|AADSTS700213|AADSTS700211/,
    what: 'the app registration does not trust this managed identity',
    remedy: 'Add a federated credential for the identity to the app registration: docs/sign-in.md.',
  },
  {
    code: /AADSTS700024/,
    what: 'what proves the bot is outside its time',
    remedy: 'Let the machine set its clock by the network (NTP).',
  },
  {
    code: /AADSTS(?:50194|7000218)/,
    what: 'the app registration does not take this kind of sign-in',
    remedy: 'Compare MICROSOFT_APP_TYPE with the registration: docs/sign-in.md.',
  },
  {
    code: /AADSTS500011/,
    what: 'the directory in MICROSOFT_APP_TENANT_ID does not know Microsoft’s Bot Framework',
    remedy:
      'Compare MICROSOFT_APP_TENANT_ID with the app registration; if it is right, ask the directory’s administrators whether the Bot Framework is kept out.',
  },
  {
    code: /AADSTS7000112|AADSTS7000229/,
    what: 'the app is turned off, or not allowed in this directory',
    remedy: 'Ask the directory’s administrators to enable the app’s service principal.',
  },
];

/** What a code of Microsoft Entra says, whoever was asked. */
function coded(said: string): Refusal | null {
  const known = CODES.find(({ code }) => code.test(said));
  if (known) return known;
  const [aad] = /AADSTS\d+/.exec(said) ?? [];
  if (aad === undefined) return null;
  return {
    what: `the directory refuses the credentials (${aad})`,
    remedy: `Look ${aad} up at login.microsoftonline.com/error, and compare the settings with the app registration.`,
  };
}

/** As connections fail, by the words of Node and of the SDK. */
const SILENT =
  /no answer in time|network_error|network unreachable|is not available|\bE(?:NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|HOSTUNREACH|NETUNREACH)\b/i;

/** The machine was asked for the managed identity that a setting names. */
const ofIdentity =
  (setting: string) =>
  (said: string): Refusal =>
    SILENT.test(said)
      ? {
          what: 'the machine does not answer when it is asked for its managed identity',
          remedy:
            'See that this runs in Azure with an identity assigned; where there is a proxy, NO_PROXY has to name 169.254.169.254 and localhost: docs/sign-in.md.',
        }
      : {
          what: `the machine gives no managed identity with the id in ${setting}`,
          remedy: `Assign the user-assigned identity to the app that runs Waymark, and set ${setting} to its client id.`,
        };

const ofDirectory = (): Refusal => ({
  what: 'the service that gives them does not answer',
  remedy:
    'See whether this machine reaches login.microsoftonline.com (port 443), and by a proxy if there must be one.',
});
