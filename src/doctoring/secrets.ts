/** What is open though it need not be: secrets and keys in use where an identity would do. */
import type { Config } from '../config.ts';
import { type Finding, findingsOn } from './finding.ts';

const { note } = findingsOn('configuration');

const IN_AZURE = 'In Azure a managed identity needs none';

export function secrets({ credentials: bot, cosmos, blobs }: Config): Finding[] {
  return [
    ...(bot?.type === 'SingleTenant' && bot.proof.kind === 'secret'
      ? [
          note(
            'the bot proves itself with a secret, which can leak and runs out',
            `${IN_AZURE}, elsewhere a certificate is better than MICROSOFT_APP_PASSWORD: docs/sign-in.md.`,
          ),
        ]
      : []),
    ...keyed(
      'the record is opened with a key of its account',
      'COSMOS_KEY',
      cosmos?.credential.kind === 'key',
    ),
    ...keyed(
      'files are kept with a key of their account',
      'BLOB_CONNECTION',
      blobs?.account.kind === 'connection',
    ),
  ];
}

const keyed = (what: string, setting: string, is: boolean): Finding[] =>
  is ? [note(what, `${IN_AZURE}: leave ${setting} out there (docs/settings.md).`)] : [];
